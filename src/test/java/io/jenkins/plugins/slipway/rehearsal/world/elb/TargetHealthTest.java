package io.jenkins.plugins.slipway.rehearsal.world.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.fakes.BalancedWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetHealthTest {
    private final BalancedWorld it = new BalancedWorld();

    @Test
    void shouldBecomeHealthyWithOnePassedCheckWhenNew() {
        boots("i-1", Behaviour.GOOD);

        assertThat(status("i-1"))
                .extracting(TargetStatus::state, TargetStatus::reason)
                .containsExactly("initial", "Elb.RegistrationInProgress");
        it.pass(Duration.ofSeconds(20));
        assertThat(it.balancing.health(it.stable, "i-1")).contains("unhealthy");
        it.pass(Duration.ofSeconds(30));
        assertThat(it.balancing.health(it.stable, "i-1")).contains("healthy");
    }

    @Test
    void shouldBecomeHealthyAtTheFirstCheckWhenTheApplicationListens() {
        it.machines.running("i-1", "ami-1", Behaviour.GOOD, it.world.now().minusSeconds(60));
        it.balancing.register(it.stable, "i-1");
        it.pass(Duration.ofSeconds(4));
        assertThat(it.balancing.health(it.stable, "i-1")).contains("healthy");
    }

    @Test
    void shouldNeverBecomeHealthyWhenTheReleaseDoesNotBoot() {
        boots("i-1", Behaviour.NO_BOOT);
        it.pass(Duration.ofHours(1));
        assertThat(status("i-1"))
                .extracting(TargetStatus::state, TargetStatus::reason)
                .containsExactly("unhealthy", "Target.FailedHealthChecks");
    }

    @Test
    void shouldBeUnusedWhenNoRuleForwardsToTheGroup() {
        it.machines.running("i-1", "ami-1", Behaviour.GOOD, it.world.now().minusSeconds(60));
        it.balancing.register(it.canary, "i-1");
        it.passMinutes(5);
        assertThat(it.balancing.targets().status(it.canary, new TargetKey("i-1", 0)))
                .isEqualTo(TargetStatus.NOT_IN_USE);

        it.weights(100, 0);
        assertThat(it.balancing.health(it.canary, "i-1")).contains("initial");
        it.pass(Duration.ofSeconds(10));
        assertThat(it.balancing.health(it.canary, "i-1")).contains("healthy");
    }

    @Test
    void shouldDrainForTheDeregistrationDelay() {
        it.balancing.groups().modifyAttributes(it.stable, Map.of("deregistration_delay.timeout_seconds", "45"));
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 1);
        it.balancing.deregister(it.stable, "i-ami-1-0");

        it.pass(Duration.ofSeconds(44));
        assertThat(it.balancing.health(it.stable, "i-ami-1-0")).contains("draining");
        it.pass(Duration.ofSeconds(1));
        assertThat(it.balancing.health(it.stable, "i-ami-1-0")).isEmpty();
        assertThat(status("i-ami-1-0")).isEqualTo(TargetStatus.NOT_REGISTERED);
    }

    @Test
    void shouldStayRegisteredWhenRegisteredAgainWhileDraining() {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 1);
        it.balancing.deregister(it.stable, "i-ami-1-0");
        it.pass(Duration.ofSeconds(100));
        it.balancing.register(it.stable, "i-ami-1-0");
        it.pass(Duration.ofSeconds(250));
        assertThat(it.balancing.health(it.stable, "i-ami-1-0")).contains("healthy");
    }

    @Test
    void shouldGoOutAndComeBackByThresholds() {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 1);
        it.pass(Duration.ofSeconds(10));
        it.machines.state("i-ami-1-0", "stopped");
        assertThat(status("i-ami-1-0").reason()).isEqualTo("Target.InvalidState");
        assertThat(it.balancing.targets().routable(it.stable)).containsExactly("i-ami-1-0");

        it.pass(Duration.ofSeconds(25));
        it.machines.state("i-ami-1-0", "running");
        assertThat(it.balancing.health(it.stable, "i-ami-1-0")).contains("unhealthy");
        it.pass(Duration.ofSeconds(20));
        assertThat(it.balancing.health(it.stable, "i-ami-1-0")).contains("healthy");
    }

    @Test
    void shouldRefuseTargetsThatDoNotRun() {
        it.machines.running("i-1", "ami-1", Behaviour.GOOD, it.world.now());
        it.machines.state("i-1", "terminated");
        assertThatThrownBy(() -> it.balancing.targets().register(it.stable, List.of(new TargetKey("i-1", 0))))
                .hasMessageContaining("not in a running state")
                .hasMessageContaining("i-1");
        assertThatThrownBy(() -> it.balancing.register("arn:nowhere", "i-1"))
                .extracting("code")
                .isEqualTo("TargetGroupNotFound");
    }

    private void boots(String id, Behaviour behaviour) {
        it.machines.running(id, "ami-1", behaviour, it.world.now());
        it.balancing.register(it.stable, id);
    }

    private TargetStatus status(String id) {
        return it.balancing.targets().status(it.stable, new TargetKey(id, 0));
    }
}
