package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.crash.CrashEverywhere;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The backbone: a delivery is killed before and after each of its journal entries, and ends as if it had not been. */
class CrashedDeliveryTest {
    private final Deque<DeliveryScenario> open = new ArrayDeque<>();

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
        long began = System.nanoTime();
        var crashes = CrashEverywhere.check(() -> fresh(behaviour), point -> point.seq() % 40 == 3);
        System.out.printf(
                "%s: %d crashes, %d ms each%n",
                behaviour, crashes, (System.nanoTime() - began) / 1_000_000 / (crashes + 1));

        assertThat(crashes).isGreaterThan(10);
    }
}
