package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.rehearsal.world.Eventual;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstancesTest {
    private final Ec2Lab lab = Ec2Lab.exact();
    private final Instances instances = lab.ec2.instances();

    @Test
    void shouldGoThroughAllStatesWhenLaunchedAndTerminated() {
        var id = instances.run(lab.order(null)).get(0).id();
        assertThat(state(id)).isEqualTo("pending");

        lab.pass(Duration.ofSeconds(30));
        assertThat(state(id)).isEqualTo("running");
        assertThat(instances.shelf().require(id).statusChecks(lab.world.now())).isEqualTo("initializing");
        lab.pass(Duration.ofMinutes(2));
        assertThat(instances.shelf().require(id).statusChecks(lab.world.now())).isEqualTo("ok");
        assertThat(lab.ec2.volumes().all()).hasSize(1);

        instances.terminate(List.of(id));
        assertThat(state(id)).isEqualTo("shutting-down");
        lab.pass(Duration.ofMinutes(1));
        assertThat(state(id)).isEqualTo("terminated");
        assertThat(lab.ec2.volumes().all()).isEmpty();
        lab.pass(Duration.ofMinutes(61));
        assertThat(instances.shelf().find(id)).isEmpty();
        assertThat(lab.world.census().ever("instances")).isOne();
    }

    @Test
    void shouldNeverRunWhenTerminatedWhilePending() {
        var id = instances.run(lab.order(null)).get(0).id();
        instances.terminate(List.of(id));

        lab.pass(Duration.ofMinutes(2));

        assertThat(state(id)).isEqualTo("terminated");
    }

    @Test
    void shouldLaunchOnceWhenTheSameTokenComesTwice() {
        var first = instances.run(lab.order("token")).get(0).id();
        var second = instances.run(lab.order("token")).get(0).id();

        assertThat(second).isEqualTo(first);
        assertThat(lab.world.census().ever("instances")).isOne();
        fails(
                "IdempotentParameterMismatch",
                () -> instances.run(lab.order(Map.of("imageId", lab.base(), "instanceType", "t3.small"), "token")));

        instances.terminate(List.of(first));
        lab.pass(Duration.ofMinutes(1));
        fails("IdempotentInstanceTerminated", () -> instances.run(lab.order("token")));
    }

    @Test
    void shouldTakeTheTokenWhenTheFirstTryWasRefused() {
        fails(
                "InvalidParameterValue",
                () -> instances.run(lab.order(Map.of("imageId", lab.base(), "instanceType", "x9.huge"), "token")));

        assertThat(instances.run(lab.order("token"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "imageId, ami-00000000000000000, InvalidAMIID.NotFound",
        "imageId, banana, InvalidAMIID.Malformed",
        "imageId, resolve:ssm:/none, InvalidParameterValue",
        "instanceType, t4g.micro, InvalidParameterValue",
        "subnetId, subnet-00000000000000000, InvalidSubnetID.NotFound"
    })
    void shouldRefuseALaunchWhenAReferenceIsWrong(String name, String value, String code) {
        var data = new LaunchData(Map.of("imageId", lab.base(), "instanceType", "t3.micro")).with(name, value);

        fails(code, () -> instances.run(new LaunchOrder(data, null, null, 1, 1, null, null)));
        assertThat(lab.world.census().ever("instances")).isZero();
        assertThat(lab.world.census().ever("volumes")).isZero();
    }

    @Test
    void shouldLaunchFromAParameterAndInTheZoneOfTheGroup() {
        var template = lab.ec2
                .templates()
                .create(new Templates.Creation(
                        "web",
                        "",
                        new LaunchData(Map.of(
                                "imageId",
                                "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
                                "instanceType",
                                "t3.micro")),
                        Map.of(),
                        null));

        var id = lab.ec2.launch(template.id(), "$Latest", "eu-central-1b", Map.of("aws:autoscaling:groupName", "web"));

        var machine = lab.ec2.find(id).orElseThrow();
        assertThat(machine.imageId()).isEqualTo(lab.base());
        assertThat(machine.zone()).isEqualTo("eu-central-1b");
        assertThat(machine.templateVersion()).isOne();
        assertThat(machine.tags())
                .containsEntry("aws:autoscaling:groupName", "web")
                .containsEntry("aws:ec2launchtemplate:id", template.id());
    }

    @Test
    void shouldStopAndStartAgain() {
        var id = lab.running();

        instances.stop(List.of(id));
        lab.pass(Duration.ofMinutes(1));
        assertThat(state(id)).isEqualTo("stopped");
        instances.start(List.of(id));
        lab.pass(Duration.ofMinutes(1));

        assertThat(state(id)).isEqualTo("running");
        instances.terminate(List.of(id));
        fails("IncorrectInstanceState", () -> instances.stop(List.of(id)));
    }

    @Test
    void shouldTerminateNothingWhenOneIdIsUnknown() {
        var id = lab.running();

        fails("InvalidInstanceID.NotFound", () -> instances.terminate(List.of(id, "i-00000000000000000")));

        assertThat(state(id)).isEqualTo("running");
    }

    @Test
    void shouldAnswerNotFoundForAMomentWhenReadsAreStale() {
        var stale = new Ec2Lab(Settings.standard());
        var id = stale.ec2.instances().run(stale.order(null)).get(0).id();

        fails(
                "InvalidInstanceID.NotFound",
                () -> stale.ec2.instances().shelf().describe(List.of(id), List.of(), Map.of()));
        stale.pass(Eventual.MAX_LAG);
        assertThat(stale.ec2.instances().shelf().describe(List.of(id), List.of(), Map.of()))
                .hasSize(1);
    }

    private String state(String id) {
        return instances.shelf().require(id).state().word();
    }

    static void fails(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        WorldFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
