package io.jenkins.plugins.slipway.traffic;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;

/** Removes a dead-man's switch, so that it never touches a rule after its operation has ended. */
public record DisarmSwitch(Place place, String name) implements Undo {
    /** An order that was being delivered when the schedule went is too old after this. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(60);

    @Override
    public String describe() {
        return "disarm the dead-man's switch %s in %s".formatted(name, place);
    }

    @Override
    public String byHand() {
        return "aws scheduler delete-schedule --region %s --name %s".formatted(place.region(), name);
    }

    public static UndoKind<DisarmSwitch> kind(Clouds clouds) {
        return new UndoKind<>() {
            @Override
            public String name() {
                return "disarm-switch";
            }

            @Override
            public Class<DisarmSwitch> type() {
                return DisarmSwitch.class;
            }

            @Override
            public void takeBack(DisarmSwitch undo, Run run, Ending cause) {
                undo.disarm(run, clouds);
            }
        };
    }

    void disarm(Run run, Clouds clouds) {
        var schedules = place.open(clouds, run::admit).schedules();
        run.effect(Effect.once("disarm dead-man's switch", () -> schedules.delete(name)));
        run.until(Wait.named("dead-man's switch gone", Done.class)
                .forWhat("schedule %s to be gone".formatted(name))
                .every(Duration.ofSeconds(5))
                .within(Duration.ofMinutes(5))
                .until(() -> schedules
                        .find(name)
                        .map(there -> Look.<Done>notYet("schedule still visible"))
                        .orElse(Look.is(new Done()))));
        run.pause("nothing of the dead-man's switch in flight", IN_FLIGHT);
    }
}
