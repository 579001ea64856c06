package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import static io.jenkins.plugins.slipway.rehearsal.wire.ComputeLab.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.wire.ComputeLab;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.ShutdownBehavior;

class TemplatesOnTheWireTest {
    private final ComputeLab lab = ComputeLab.exact();
    private final Ec2Client ec2 = lab.ec2();
    private final LaunchTemplate web = create();

    @Test
    void shouldGiveBackEverythingThatAVersionSays() {
        var data = version("1").launchTemplateData();

        assertThat(data.imageId()).isEqualTo("resolve:ssm:" + ComputeLab.BASE);
        assertThat(data.instanceType()).isEqualTo(InstanceType.T3_MICRO);
        assertThat(data.ebsOptimized()).isTrue();
        assertThat(data.instanceInitiatedShutdownBehavior()).isEqualTo(ShutdownBehavior.TERMINATE);
        assertThat(data.metadataOptions().httpTokensAsString()).isEqualTo("required");
        assertThat(data.blockDeviceMappings().get(0).ebs().volumeSize()).isEqualTo(20);
        assertThat(data.networkInterfaces().get(0).groups()).containsExactly("sg-00000001", "sg-00000002");
        assertThat(data.tagSpecifications().get(0).resourceType()).isEqualTo(ResourceType.INSTANCE);
        assertThat(data.tagSpecifications().get(0).tags().get(0).value()).isEqualTo("web");
        assertThat(web.tags().get(0).key()).isEqualTo("service");
        assertThat(web.defaultVersionNumber()).isOne();
    }

    @Test
    void shouldResolveTheParameterWhenAsked() {
        var version = ec2.describeLaunchTemplateVersions(it -> it.launchTemplateId(web.launchTemplateId())
                        .versions("$Latest")
                        .resolveAlias(true))
                .launchTemplateVersions()
                .get(0);

        assertThat(version.launchTemplateData().imageId()).startsWith("ami-0");
    }

    @Test
    void shouldInheritFromTheSourceVersion() {
        var added = ec2.createLaunchTemplateVersion(it -> it.launchTemplateName("web")
                        .sourceVersion("1")
                        .versionDescription("op-1")
                        .clientToken("t1")
                        .launchTemplateData(data -> data.imageId("ami-00000000000000001")))
                .launchTemplateVersion();

        assertThat(added.versionNumber()).isEqualTo(2);
        assertThat(added.defaultVersion()).isFalse();
        assertThat(added.versionDescription()).isEqualTo("op-1");
        assertThat(added.launchTemplateData().imageId()).isEqualTo("ami-00000000000000001");
        assertThat(added.launchTemplateData().instanceType()).isEqualTo(InstanceType.T3_MICRO);
        assertThat(versions()).containsExactly(2L, 1L);

        ec2.modifyLaunchTemplate(
                it -> it.launchTemplateName("web").defaultVersion("2").clientToken("t3"));
        assertThat(version("$Default").versionNumber()).isEqualTo(2);
        var deleted = ec2.deleteLaunchTemplateVersions(
                it -> it.launchTemplateName("web").versions("1", "2", "9"));
        assertThat(deleted.successfullyDeletedLaunchTemplateVersions()).hasSize(1);
        assertThat(deleted.unsuccessfullyDeletedLaunchTemplateVersions())
                .extracting(it -> it.responseError().codeAsString())
                .containsExactly("unexpectedError", "launchTemplateVersionDoesNotExist");
        assertThat(versions()).containsExactly(2L);
    }

    @Test
    void shouldLaunchFromAVersionAndOverwriteItsParameters() {
        ec2.createLaunchTemplateVersion(it -> it.launchTemplateName("web")
                .clientToken("t1")
                .launchTemplateData(
                        data -> data.imageId("resolve:ssm:" + ComputeLab.BASE).instanceType("t3.micro")));
        var instance = ec2.runInstances(it -> it.minCount(1)
                        .maxCount(1)
                        .clientToken("t2")
                        .launchTemplate(
                                template -> template.launchTemplateName("web").version("2"))
                        .instanceType(InstanceType.T3_LARGE))
                .instances()
                .get(0);

        assertThat(instance.instanceType()).isEqualTo(InstanceType.T3_LARGE);
        assertThat(instance.tags())
                .anyMatch(it -> it.key().equals("aws:ec2launchtemplate:version")
                        && it.value().equals("2"));
    }

    @Test
    void shouldSayWhichTemplateOrVersionIsMissing() {
        fails(
                "InvalidLaunchTemplateName.NotFoundException",
                () -> ec2.describeLaunchTemplateVersions(it -> it.launchTemplateName("none")));
        fails(
                "InvalidLaunchTemplateId.NotFound",
                () -> ec2.describeLaunchTemplates(it -> it.launchTemplateIds("lt-00000000000000000")));
        fails(
                "InvalidLaunchTemplateId.Malformed",
                () -> ec2.describeLaunchTemplates(it -> it.launchTemplateIds("template")));
        fails("InvalidLaunchTemplateId.VersionNotFound", () -> version("7"));
        ec2.deleteLaunchTemplate(it -> it.launchTemplateName("web"));
        assertThat(ec2.describeLaunchTemplates().launchTemplates()).isEmpty();
    }

    @Test
    void shouldDescribeWhereThingsStand() {
        var subnets = ec2.describeSubnets().subnets();
        assertThat(subnets)
                .extracting(it -> it.availabilityZone())
                .containsExactly("eu-west-1a", "eu-west-1b", "eu-west-1c");
        var vpc = ec2.describeVpcs(it -> it.filters(f -> f.name("is-default").values("true")))
                .vpcs()
                .get(0);
        assertThat(subnets).allMatch(it -> it.vpcId().equals(vpc.vpcId()) && it.defaultForAz());
        assertThat(ec2.describeSecurityGroups().securityGroups())
                .singleElement()
                .satisfies(it -> assertThat(it.groupName()).isEqualTo("default"));
        assertThat(ec2.describeVpcEndpoints(
                                it -> it.filters(f -> f.name("vpc-id").values(vpc.vpcId())))
                        .vpcEndpoints())
                .extracting(it -> it.serviceName())
                .contains("com.amazonaws.eu-west-1.ssm");
        assertThat(ec2.describeAvailabilityZones().availabilityZones()).hasSize(3);
        assertThat(ec2.describeRegions().regions())
                .extracting(it -> it.regionName())
                .contains("eu-central-1");
        fails("InvalidParameterValue", () -> ec2.describeRegions(it -> it.regionNames("eu-middle-1")));
        var type = ec2.describeInstanceTypes(it -> it.instanceTypes(InstanceType.T4_G_MICRO))
                .instanceTypes()
                .get(0);
        assertThat(type.processorInfo().supportedArchitecturesAsStrings()).isEqualTo(List.of("arm64"));
        assertThat(type.vCpuInfo().defaultVCpus()).isEqualTo(2);
        assertThat(type.memoryInfo().sizeInMiB()).isEqualTo(1024);
    }

    private LaunchTemplate create() {
        return ec2.createLaunchTemplate(it -> it.launchTemplateName("web")
                        .clientToken("create")
                        .tagSpecifications(spec -> spec.resourceType(ResourceType.LAUNCH_TEMPLATE)
                                .tags(tag -> tag.key("service").value("web")))
                        .launchTemplateData(data -> data.imageId("resolve:ssm:" + ComputeLab.BASE)
                                .instanceType(InstanceType.T3_MICRO)
                                .ebsOptimized(true)
                                .instanceInitiatedShutdownBehavior(ShutdownBehavior.TERMINATE)
                                .metadataOptions(options -> options.httpTokens("required"))
                                .blockDeviceMappings(
                                        device -> device.deviceName("/dev/xvda").ebs(disk -> disk.volumeSize(20)))
                                .networkInterfaces(card -> card.deviceIndex(0).groups("sg-00000001", "sg-00000002"))
                                .tagSpecifications(spec -> spec.resourceType(ResourceType.INSTANCE)
                                        .tags(tag -> tag.key("Name").value("web")))))
                .launchTemplate();
    }

    private LaunchTemplateVersion version(String version) {
        return ec2.describeLaunchTemplateVersions(
                        it -> it.launchTemplateName("web").versions(version))
                .launchTemplateVersions()
                .get(0);
    }

    private List<Long> versions() {
        return ec2.describeLaunchTemplateVersions(it -> it.launchTemplateName("web")).launchTemplateVersions().stream()
                .map(LaunchTemplateVersion::versionNumber)
                .toList();
    }
}
