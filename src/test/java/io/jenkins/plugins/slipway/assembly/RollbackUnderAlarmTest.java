package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.AlarmState;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.CloudWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mostly an alarm is why somebody rolls back. */
class RollbackUnderAlarmTest {
    private final List<String> notes = new ArrayList<>();
    private final RehearsedDelivery rehearsed =
            new RehearsedDelivery(Settings.standard(), SpecEstate.of(Story.CHECKOUT), new Progress() {
                @Override
                public void noted(OperationId id, Instant at, String text) {
                    notes.add(text);
                }
            });

    @AfterEach
    void close() {
        rehearsed.close();
    }

    private Outcome run(Function<Planning, PlannedOperation<?>> verb) throws InterruptedException {
        rehearsed.clock().advance(Duration.ofMinutes(1)); // reads may be seconds old
        var delivery = rehearsed.delivery();
        var planned = verb.apply(delivery.planning(Story.CHECKOUT, "production"));
        return rehearsed.run(delivery.start(planned, "test", new Random(1)));
    }

    /** Until its next evaluation, at the full minute. */
    private void fire(String alarm) {
        rehearsed.rehearsal().within(world -> {
            world.region("eu-central-1").get(CloudWatch.class).alarms().set(alarm, AlarmState.ALARM, "slow");
            return world;
        });
        rehearsed.clock().advance(Duration.ofSeconds(15)); // describes see it by then
    }

    @Test
    void shouldTellOfAnAlarmAndReturnAllTheSame() throws InterruptedException {
        run(planning -> planning.buildAmi("1"));
        run(planning -> planning.deployFleet(planning.publishedImage().orElseThrow(), "1", Optional.empty()));

        var outcome = run(planning -> {
            fire("checkout-latency");
            return planning.rollback();
        });

        assertThat(outcome.ending()).isEqualTo(Ending.DONE);
        assertThat(notes)
                .anySatisfy(note -> assertThat(note)
                        .startsWith("the rollback goes on all the same: alarm checkout-latency in ")
                        .contains("is in ALARM"));
    }
}
