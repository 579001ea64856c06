package io.jenkins.plugins.slipway.rehearsal.world.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.LaunchData;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.LaunchOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SsmTest {
    private static final String BASE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";
    private final World world = new World(Settings.standard().withoutStaleReads(), List.of(Ec2::join, Ssm::join));
    private final Region region = world.region("eu-central-1");
    private final Ssm ssm = region.get(Ssm.class);

    @Test
    void shouldPointToAnImageThatIsThereWhenAPublicParameterIsRead() {
        var id = ssm.parameters().value(BASE).orElseThrow();

        assertThat(region.get(Ec2.class).images().shelf().find(id)).isPresent();
        fails("AccessDeniedException", () -> put(BASE, "ami-0", true));
    }

    @Test
    void shouldCountVersionsAndRefuseToOverwriteUnasked() {
        assertThat(put("/slipway/checkout/image", "ami-1", false)).isOne();
        fails("ParameterAlreadyExists", () -> put("/slipway/checkout/image", "ami-2", false));
        assertThat(put("/slipway/checkout/image", "ami-2", true)).isEqualTo(2);

        assertThat(region.parameterStore().value("/slipway/checkout/image")).contains("ami-2");
        assertThat(world.census().present("parameters")).containsExactly("/slipway/checkout/image ami-2");
        ssm.parameters().delete("/slipway/checkout/image");
        fails("ParameterNotFound", () -> ssm.parameters().delete("/slipway/checkout/image"));
        fails("ValidationException", () -> put("slipway/image", "x", false));
        fails("ValidationException", () -> put("awsome", "x", false));
    }

    @Test
    void shouldTakeCommandsOnlyWhenTheAgentHasRegistered() {
        var id = launch();
        fails("InvalidInstanceId", () -> send(id, "true"));
        pass(30);
        assertThat(region.machines().find(id).orElseThrow().running()).isTrue();
        pass(40);

        assertThat(ssm.nodes().registeredAt(id)).isPresent();
        var command = send(id, "dnf -y install nginx");
        assertThat(state(command)).isEqualTo(CommandStatus.PENDING);
        pass(3);
        assertThat(state(command)).isEqualTo(CommandStatus.IN_PROGRESS);
        pass(120);
        assertThat(invocation(command).status()).isEqualTo(CommandStatus.SUCCESS);
        assertThat(invocation(command).output()).contains("nginx");
    }

    @Test
    void shouldFailWithTheScriptsExitCode() {
        var command = send(ready(), "exit 7");
        pass(5);

        assertThat(invocation(command).status()).isEqualTo(CommandStatus.FAILED);
        assertThat(invocation(command).exitCode()).isEqualTo(7);
        assertThat(invocation(command).error()).contains("exit status 7");
    }

    @Test
    void shouldTimeOutWhenTheScriptIsTooLongOrTheMachineIsGone() {
        var id = ready();
        var tooLong = send(id, "sleep 900");
        pass(605);
        assertThat(state(tooLong)).isEqualTo(CommandStatus.EXECUTION_TIMED_OUT);

        var orphaned = send(id, "sleep 60");
        pass(5);
        region.machines().terminate(id);
        pass(120);
        assertThat(state(orphaned)).isEqualTo(CommandStatus.IN_PROGRESS);
        pass(600);
        assertThat(state(orphaned)).isEqualTo(CommandStatus.EXECUTION_TIMED_OUT);
    }

    @Test
    void shouldStayCancelledWhenTheScriptWouldHaveEndedLater() {
        var command = send(ready(), "sleep 4");
        pass(3);
        ssm.commands().cancel(command.id());
        assertThat(state(command)).isEqualTo(CommandStatus.CANCELLING);

        pass(60);

        assertThat(state(command)).isEqualTo(CommandStatus.CANCELLED);
        ssm.commands().cancel(command.id());
        assertThat(state(command)).isEqualTo(CommandStatus.CANCELLED);
        fails("InvalidCommandId", () -> ssm.commands().cancel("none"));
    }

    @Test
    void shouldListTheNewestCommandFirst() {
        var id = ready();
        var first = send(id, "true");
        var second = send(id, "true");

        assertThat(ssm.commands().seen()).extracting(Command::id).containsExactly(second.id(), first.id());
        assertThat(world.census().ever("commands")).isEqualTo(2);
    }

    private String launch() {
        var data = new LaunchData(Map.of("imageId", "resolve:ssm:" + BASE, "instanceType", "t3.micro"));
        return region.get(Ec2.class)
                .instances()
                .run(new LaunchOrder(data, null, null, 1, 1, null, null))
                .get(0)
                .id();
    }

    private String ready() {
        var id = launch();
        pass(90);
        return id;
    }

    private Command send(String instance, String line) {
        return ssm.commands()
                .send(new Commands.Order(
                        List.of(instance),
                        List.of(line),
                        Duration.ofSeconds(600),
                        Duration.ofSeconds(60),
                        "",
                        Map.of("commands", List.of(line))));
    }

    private CommandStatus state(Command command) {
        return ssm.commands().seen(command.id()).orElseThrow().status();
    }

    private Command.Invocation invocation(Command command) {
        return ssm.commands()
                .seen(command.id())
                .orElseThrow()
                .invocations()
                .values()
                .iterator()
                .next();
    }

    private long put(String name, String value, boolean overwrite) {
        return ssm.parameters().put(new Parameters.Put(name, value, "String", null, null, overwrite, Map.of()));
    }

    private void pass(int seconds) {
        world.timeline().advanceTo(world.now().plusSeconds(seconds));
    }

    private static void fails(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        WorldFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
