package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import static io.jenkins.plugins.slipway.rehearsal.wire.ComputeLab.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.wire.ComputeLab;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class BakeOnTheWireTest {
    private final ComputeLab lab = ComputeLab.exact();
    private final Ec2Client ec2 = lab.ec2();

    @Test
    void shouldBakeAnImageAndLeaveNothingWhenItIsDeregistered() {
        var builder = launch("t1");
        lab.pass(Duration.ofMinutes(4));
        var running = ec2.describeInstances(it -> it.instanceIds(builder))
                .reservations()
                .get(0)
                .instances()
                .get(0);
        assertThat(running.state().name()).isEqualTo(InstanceStateName.RUNNING);
        assertThat(running.iamInstanceProfile().arn()).endsWith(":instance-profile/builder");
        assertThat(running.tags()).contains(tag("slipway:role", "builder"));
        assertThat(running.blockDeviceMappings()).hasSize(1);
        assertThat(running.clientToken()).isEqualTo("t1");
        assertThat(running.metadataOptions().httpTokensAsString()).isEqualTo("required");
        var status = ec2.describeInstanceStatus(it -> it.instanceIds(builder))
                .instanceStatuses()
                .get(0);
        assertThat(status.instanceStatus().status()).isEqualTo(SummaryStatus.OK);
        assertThat(status.systemStatus().status()).isEqualTo(SummaryStatus.OK);

        var id = ec2.createImage(it -> it.instanceId(builder)
                        .name("checkout-1")
                        .tagSpecifications(tags(ResourceType.IMAGE, "image"), tags(ResourceType.SNAPSHOT, "snapshot")))
                .imageId();
        fails(
                "InvalidAMIName.Duplicate",
                () -> ec2.createImage(it -> it.instanceId(builder).name("checkout-1")));
        lab.pass(Duration.ofMinutes(5));
        var image = ec2.describeImages(it -> it.owners("self").filters(filter("name", "checkout-*")))
                .images()
                .get(0);
        assertThat(image.imageId()).isEqualTo(id);
        assertThat(image.state()).isEqualTo(ImageState.AVAILABLE);
        assertThat(image.creationDate()).startsWith("2026-01-05T09:04:00");
        assertThat(image.sourceInstanceId()).isEqualTo(builder);
        var snapshot = image.blockDeviceMappings().get(0).ebs().snapshotId();
        assertThat(ec2.describeSnapshots(it -> it.ownerIds("self").filters(filter("tag:slipway:role", "snapshot")))
                        .snapshots())
                .singleElement()
                .satisfies(it -> assertThat(it.snapshotId()).isEqualTo(snapshot));
        fails("InvalidSnapshot.InUse", () -> ec2.deleteSnapshot(it -> it.snapshotId(snapshot)));

        var deregistered = ec2.deregisterImage(it -> it.imageId(id).deleteAssociatedSnapshots(true));

        assertThat(deregistered.returnValue()).isTrue();
        assertThat(deregistered.deleteSnapshotResults())
                .singleElement()
                .satisfies(it -> assertThat(it.snapshotId()).isEqualTo(snapshot));
        fails("InvalidAMIID.NotFound", () -> ec2.describeImages(it -> it.imageIds(id)));
        var ended = ec2.terminateInstances(it -> it.instanceIds(builder))
                .terminatingInstances()
                .get(0);
        assertThat(ended.previousState().name()).isEqualTo(InstanceStateName.RUNNING);
        assertThat(ended.currentState().name()).isEqualTo(InstanceStateName.SHUTTING_DOWN);
        lab.pass(Duration.ofMinutes(1));
        assertThat(ec2.describeInstances(it -> it.instanceIds(builder))
                        .reservations()
                        .get(0)
                        .instances()
                        .get(0)
                        .state()
                        .name())
                .isEqualTo(InstanceStateName.TERMINATED);
        for (var kind : List.of("instances", "images", "snapshots", "volumes")) {
            assertThat(lab.world.census().present(kind)).as(kind).isEmpty();
        }
    }

    @Test
    void shouldAnswerTheSameInstanceWhenTheReplyWasLost() {
        assertThat(launch("t1")).isEqualTo(launch("t1"));
        assertThat(lab.world.census().ever("instances")).isOne();
        fails(
                "IdempotentParameterMismatch",
                () -> ec2.runInstances(
                        order("t1").instanceType(InstanceType.T3_LARGE).build()));
        assertThat(ec2.describeInstances(it -> it.filters(filter("client-token", "t1")))
                        .reservations())
                .hasSize(1);
    }

    @Test
    void shouldPageThroughInstances() {
        ec2.runInstances(order("t1").minCount(7).maxCount(7).build());

        var pages =
                ec2.describeInstancesPaginator(it -> it.maxResults(5)).stream().toList();

        assertThat(pages).hasSize(2);
        assertThat(pages.stream()
                        .flatMap(page -> page.reservations().stream())
                        .flatMap(reservation -> reservation.instances().stream())
                        .map(it -> it.instanceId())
                        .distinct())
                .hasSize(7);
        fails("InvalidParameterValue", () -> ec2.describeInstances(it -> it.maxResults(4)));
        fails(
                "InvalidNextToken",
                () -> ec2.describeInstances(it -> it.maxResults(5).nextToken("forged")));
    }

    @Test
    void shouldShowANewInstanceAMomentLaterWhenReadsAreStale() {
        var stale = new ComputeLab(Settings.standard());
        var client = stale.ec2();
        var id = client.runInstances(order("t1").build()).instances().get(0).instanceId();

        fails("InvalidInstanceID.NotFound", () -> client.describeInstances(it -> it.instanceIds(id)));
        assertThat(client.describeInstances().reservations()).isEmpty();
        stale.pass(Duration.ofSeconds(3));

        assertThat(client.describeInstances(it -> it.instanceIds(id)).reservations())
                .hasSize(1);
    }

    @Test
    void shouldRefuseWhatIsNotModelledAndChangeNothing() {
        fails(
                "NotModelled",
                () -> ec2.runInstances(order("t1")
                        .licenseSpecifications(it -> it.licenseConfigurationArn("arn"))
                        .build()));
        fails("DryRunOperation", () -> ec2.runInstances(order("t1").dryRun(true).build()));
        fails("InvalidParameterValue", () -> ec2.describeInstances(it -> it.filters(filter("colour", "red"))));
        fails("InvalidAction", () -> ec2.describeKeyPairs());

        assertThat(lab.world.census().ever("instances")).isZero();
    }

    @Test
    void shouldFindAmazonsImagesByOwnerAndName() {
        var images = ec2.describeImages(it -> it.owners("amazon")
                        .filters(filter("name", "al2023-ami-2023.*-x86_64"), filter("state", "available")))
                .images();

        assertThat(images).hasSize(3).allMatch(image -> image.ownerId().equals("137112412989"));
        var newest = lab.ssm()
                .getParameter(it -> it.name(ComputeLab.BASE))
                .parameter()
                .value();
        assertThat(images).anyMatch(image -> image.imageId().equals(newest));
        assertThat(ec2.describeImages(it -> it.owners("self")).images()).isEmpty();
    }

    @Test
    void shouldTagAndFindByTag() {
        var id = launch("t1");
        ec2.createTags(it -> it.resources(id).tags(tag("a", "1"), tag("b", "2")));
        ec2.deleteTags(it -> it.resources(id).tags(Tag.builder().key("b").build()));

        var tags = ec2.describeTags(it -> it.filters(filter("resource-id", id), filter("key", "a", "b")))
                .tags();

        assertThat(tags).singleElement().satisfies(it -> {
            assertThat(it.value()).isEqualTo("1");
            assertThat(it.resourceType()).isEqualTo(ResourceType.INSTANCE);
        });
        assertThat(ec2.describeInstances(
                                it -> it.filters(filter("tag:a", "1"), filter("instance-state-name", "pending")))
                        .reservations())
                .hasSize(1);
    }

    private String launch(String token) {
        return ec2.runInstances(order(token).build()).instances().get(0).instanceId();
    }

    private static RunInstancesRequest.Builder order(String token) {
        return RunInstancesRequest.builder()
                .imageId("resolve:ssm:" + ComputeLab.BASE)
                .instanceType(InstanceType.T3_MICRO)
                .minCount(1)
                .maxCount(1)
                .clientToken(token)
                .metadataOptions(it -> it.httpTokens("required"))
                .iamInstanceProfile(it -> it.name("builder"))
                .tagSpecifications(tags(ResourceType.INSTANCE, "builder"), tags(ResourceType.VOLUME, "builder"));
    }

    private static TagSpecification tags(ResourceType type, String role) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(tag("slipway:role", role))
                .build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
