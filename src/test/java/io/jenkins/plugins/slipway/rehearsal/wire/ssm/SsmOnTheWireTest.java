package io.jenkins.plugins.slipway.rehearsal.wire.ssm;

import static io.jenkins.plugins.slipway.rehearsal.wire.ComputeLab.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.wire.ComputeLab;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;

class SsmOnTheWireTest {
    private final ComputeLab lab = ComputeLab.exact();
    private final SsmClient ssm = lab.ssm();

    @Test
    void shouldPublishAnImageId() {
        var name = "/slipway/checkout/image";
        fails("ParameterNotFound", () -> ssm.getParameter(it -> it.name(name)));
        ssm.putParameter(it -> it.name(name)
                .value("ami-1")
                .type(ParameterType.STRING)
                .tags(t -> t.key("a").value("1")));
        fails(
                "ParameterAlreadyExists",
                () -> ssm.putParameter(it -> it.name(name).value("ami-2").type(ParameterType.STRING)));
        assertThat(ssm.putParameter(it -> it.name(name).value("ami-2").overwrite(true))
                        .version())
                .isEqualTo(2);

        var parameter = ssm.getParameter(it -> it.name(name)).parameter();
        assertThat(parameter.value()).isEqualTo("ami-2");
        assertThat(parameter.version()).isEqualTo(2);
        assertThat(parameter.arn()).isEqualTo("arn:aws:ssm:eu-west-1:111122223333:parameter/slipway/checkout/image");
        assertThat(parameter.lastModifiedDate()).isEqualTo(lab.world.now());
        ssm.addTagsToResource(it -> it.resourceType(ResourceTypeForTagging.PARAMETER)
                .resourceId(name)
                .tags(t -> t.key("b").value("2")));
        assertThat(ssm.listTagsForResource(it -> it.resourceType(ResourceTypeForTagging.PARAMETER)
                                .resourceId(name))
                        .tagList())
                .hasSize(2);
        assertThat(ssm.describeParameters(it -> it.parameterFilters(
                                f -> f.key("Name").option("BeginsWith").values("/slipway/")))
                        .parameters())
                .hasSize(1);
        assertThat(ssm.getParameters(it -> it.names(name, "/none", ComputeLab.BASE))
                        .invalidParameters())
                .containsExactly("/none");
        ssm.deleteParameter(it -> it.name(name));
        assertThat(ssm.deleteParameters(it -> it.names(name)).invalidParameters())
                .containsExactly(name);
    }

    @Test
    void shouldRunAScriptOnAnInstanceThatHasRegistered() {
        var id = launch(lab);
        assertThat(ssm.describeInstanceInformation().instanceInformationList()).isEmpty();
        fails("InvalidInstanceId", () -> send(ssm, id, "true"));
        lab.pass(Duration.ofMinutes(2));
        assertThat(ssm.describeInstanceInformation(
                                it -> it.filters(f -> f.key("InstanceIds").values(id)))
                        .instanceInformationList())
                .singleElement()
                .satisfies(it -> assertThat(it.pingStatus()).isEqualTo(PingStatus.ONLINE));

        var command = send(ssm, id, "dnf -y install nginx", "echo done");
        lab.pass(Duration.ofSeconds(5));
        var during = ssm.getCommandInvocation(it -> it.commandId(command).instanceId(id));
        assertThat(during.status()).isEqualTo(CommandInvocationStatus.IN_PROGRESS);
        assertThat(during.standardOutputContent()).isEmpty();
        assertThat(during.responseCode()).isEqualTo(-1);
        lab.pass(Duration.ofMinutes(3));

        var after = ssm.getCommandInvocation(it -> it.commandId(command).instanceId(id));
        assertThat(after.status()).isEqualTo(CommandInvocationStatus.SUCCESS);
        assertThat(after.standardOutputContent()).contains("nginx").endsWith("done\n");
        assertThat(after.responseCode()).isZero();
        var listed = ssm.listCommands(it -> it.instanceId(id)).commands().get(0);
        assertThat(listed.comment()).isEqualTo("op-1 provision");
        assertThat(listed.statusAsString()).isEqualTo("Success");
        assertThat(listed.parameters().get("executionTimeout")).isEqualTo(List.of("600"));
        assertThat(ssm.listCommandInvocations(it -> it.commandId(command).details(true))
                        .commandInvocations()
                        .get(0)
                        .commandPlugins()
                        .get(0)
                        .responseCode())
                .isZero();
    }

    @Test
    void shouldNotKnowAnInvocationAtOnceWhenReadsAreStale() {
        var stale = new ComputeLab(Settings.standard());
        var client = stale.ssm();
        var id = launch(stale);
        stale.pass(Duration.ofMinutes(2));

        var command = send(client, id, "true");

        fails(
                "InvocationDoesNotExist",
                () -> client.getCommandInvocation(it -> it.commandId(command).instanceId(id)));
        stale.pass(Duration.ofSeconds(3));
        assertThat(client.getCommandInvocation(it -> it.commandId(command).instanceId(id))
                        .commandId())
                .isEqualTo(command);
    }

    @Test
    void shouldCancelACommand() {
        var id = launch(lab);
        lab.pass(Duration.ofMinutes(2));
        var command = send(ssm, id, "sleep 500");
        lab.pass(Duration.ofSeconds(10));

        ssm.cancelCommand(it -> it.commandId(command));
        lab.pass(Duration.ofSeconds(10));

        assertThat(ssm.getCommandInvocation(it -> it.commandId(command).instanceId(id))
                        .status())
                .isEqualTo(CommandInvocationStatus.CANCELLED);
    }

    @Test
    void shouldRefuseWhatTheDocumentDoesNotTake() {
        var id = launch(lab);
        lab.pass(Duration.ofMinutes(2));

        fails("InvalidDocument", () -> ssm.sendCommand(it -> it.instanceIds(id).documentName("Mine")));
        fails(
                "InvalidParameters",
                () -> ssm.sendCommand(it -> it.instanceIds(id)
                        .documentName("AWS-RunShellScript")
                        .parameters(Map.of("commands", List.of("true"), "colour", List.of("red")))));
        fails(
                "ValidationException",
                () -> ssm.sendCommand(it -> it.instanceIds(id)
                        .documentName("AWS-RunShellScript")
                        .comment("c".repeat(101))
                        .parameters(Map.of("commands", List.of("true")))));
        fails(
                "NotModelled",
                () -> ssm.sendCommand(it -> it.instanceIds(id)
                        .documentName("AWS-RunShellScript")
                        .outputS3BucketName("logs")
                        .parameters(Map.of("commands", List.of("true")))));
        assertThat(lab.world.census().ever("commands")).isZero();
    }

    private static String launch(ComputeLab lab) {
        return lab.ec2()
                .runInstances(it -> it.imageId("resolve:ssm:" + ComputeLab.BASE)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(1)
                        .maxCount(1)
                        .clientToken("t1"))
                .instances()
                .get(0)
                .instanceId();
    }

    private static String send(SsmClient client, String instance, String... script) {
        return client.sendCommand(it -> it.instanceIds(instance)
                        .documentName("AWS-RunShellScript")
                        .comment("op-1 provision")
                        .parameters(Map.of("commands", List.of(script), "executionTimeout", List.of("600"))))
                .command()
                .commandId();
    }
}
