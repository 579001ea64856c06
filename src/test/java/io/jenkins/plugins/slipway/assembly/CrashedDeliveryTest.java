package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.crash.CrashEverywhere;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The backbone: a delivery is killed at each of its journal entries, and ends as if it had not been. */
@Execution(ExecutionMode.CONCURRENT)
class CrashedDeliveryTest {
    private final Deque<DeliveryScenario> open = new ArrayDeque<>();

    /** The harness reads the journal of the last run still; what came before it can go. */
    private DeliveryScenario fresh(Behaviour behaviour) {
        if (open.size() > 1) {
            open.removeFirst().close();
        }
        open.add(DeliveryScenario.deliver(behaviour));
        return open.getLast();
    }

    @AfterEach
    void close() {
        open.forEach(DeliveryScenario::close);
    }

    @ParameterizedTest
    @EnumSource(Behaviour.class)
    void shouldEndTheSameWhereverItIsKilled(Behaviour behaviour) {
        var crashes = CrashEverywhere.checkDistinct(() -> fresh(behaviour));

        System.out.println("delivery of a release that is " + behaviour.word() + ": killed " + crashes + " times");
        assertThat(crashes).isGreaterThan(100);
    }
}
