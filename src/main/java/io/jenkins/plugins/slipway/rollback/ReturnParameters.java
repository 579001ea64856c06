package io.jenkins.plugins.slipway.rollback;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.operation.Branch;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes again what the groups went back to. What somebody has published since stays; what is refused is told of, and fails nothing. */
final class ReturnParameters {
    private final Clouds clouds;

    ReturnParameters(Clouds clouds) {
        this.clouds = clouds;
    }

    /** What the parameter names, or why that cannot be told. */
    private record Look(Optional<String> imageId, String refusal) {}

    /** How it was written. */
    private record Put(String refusal) {}

    void run(Run run, List<ParameterReturn> parameters) {
        if (!parameters.isEmpty()) {
            run.all("parameters", parameters.stream().map(this::branch).toList());
        }
    }

    private Branch<Done> branch(ParameterReturn parameter) {
        return new Branch<>(parameter.place().region(), run -> {
            run.note("parameter", parameter.returns() ? bring(run, parameter) : stays(parameter, parameter.stays()));
            return new Done();
        });
    }

    /** @return what became of it */
    private String bring(Run run, ParameterReturn planned) {
        var parameters = planned.place().open(clouds, run::admit).parameters();
        var look = run.effect(Effect.named("look at the parameter", Look.class)
                .repeatable()
                .refusedAs(why -> new Look(Optional.empty(), why))
                .doing(token -> new Look(parameters.get(planned.parameter()), "")));
        if (!look.refusal().isEmpty()) {
            return byHand(planned, look.refusal());
        }
        if (look.imageId().filter(planned.present()::equals).isEmpty()) {
            return look.imageId()
                    .map(other -> stays(planned, "it names %s by now".formatted(other)))
                    .orElseGet(() -> planned.words() + " is gone, and stays so");
        }
        var put = run.effect(Effect.named("publish " + planned.parameter(), Put.class)
                .adopting(() -> parameters
                        .get(planned.parameter())
                        .filter(planned.good()::equals)
                        .map(there -> new Put("")))
                .undoneBy(planned.undo())
                .refusedAs(Put::new)
                .doing(token -> {
                    parameters.put(planned.parameter(), planned.good(), Map.of());
                    return new Put("");
                }));
        return put.refusal().isEmpty()
                ? "%s names %s again".formatted(planned.words(), planned.good())
                : byHand(planned, put.refusal());
    }

    private static String stays(ParameterReturn parameter, String why) {
        return "%s stays: %s".formatted(parameter.words(), why);
    }

    private static String byHand(ParameterReturn planned, String refusal) {
        return "%s still names the image that was rolled back, and could not be changed (%s); by hand: %s"
                .formatted(planned.words(), refusal, planned.byHand());
    }
}
