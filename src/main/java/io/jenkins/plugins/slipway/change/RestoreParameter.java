package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import java.util.Map;
import java.util.Optional;

/** Puts the published image id back to what it was, unless somebody has published another since. */
public record RestoreParameter(Place place, String parameter, String published, Optional<String> previous)
        implements Undo {
    @Override
    public String describe() {
        return previous.map(value -> "set parameter %s in %s back to %s".formatted(parameter, place, value))
                .orElse("delete parameter %s in %s".formatted(parameter, place));
    }

    @Override
    public String byHand() {
        return previous.map(value -> "aws ssm put-parameter --overwrite --region %s --name %s --type String --value %s"
                        .formatted(place.region(), parameter, value))
                .orElse("aws ssm delete-parameter --region %s --name %s".formatted(place.region(), parameter));
    }

    static UndoKind<RestoreParameter> kind(Clouds clouds) {
        return new Kind<>("restore-parameter", RestoreParameter.class, (undo, run, cause) -> undo.run(run, clouds));
    }

    private void run(Run run, Clouds clouds) {
        var parameters = place.open(clouds, run::admit).parameters();
        run.effect(Effect.once("restore " + parameter, () -> {
            if (parameters.get(parameter).filter(published::equals).isEmpty()) {
                return;
            }
            previous.ifPresentOrElse(
                    value -> parameters.put(parameter, value, Map.of()), () -> parameters.delete(parameter));
        }));
    }
}
