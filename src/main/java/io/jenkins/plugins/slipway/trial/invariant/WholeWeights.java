package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Action;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Rule;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Weights add up to the whole at every step, and return: at the end each rule and listener has the actions that it had. */
final class WholeWeights implements Invariant {
    private static final int WHOLE = 100;
    private static final Pattern NAMED = Pattern.compile("return all traffic of");

    @Override
    public String name() {
        return "weights";
    }

    @Override
    public Stream<String> atStep(Scene scene) {
        return scene.fleets().stream()
                .map(Scene.Fleet::region)
                .distinct()
                .flatMap(region -> rules(scene.world().region(region)))
                .flatMap(rule -> rule.actions().stream()
                        .filter(action -> action.targets().size() > 1)
                        .filter(action -> sum(action) != WHOLE)
                        .map(action -> "the weights of %s add up to %d".formatted(rule.arn(), sum(action))));
    }

    private static Stream<Rule> rules(Region region) {
        return region.get(LoadBalancing.class).routes().stream().flatMap(route -> route.rules().stream());
    }

    private static int sum(Action action) {
        return action.targets().stream().mapToInt(Action.Weighted::weight).sum();
    }

    @Override
    public Stream<String> atEnd(Aftermath end) {
        return Stream.of("rules", "listeners").flatMap(kind -> {
            var before = end.before().present(kind);
            return end.scene().world().census().present(kind).stream()
                    .filter(now -> !before.contains(now))
                    .filter(now -> !end.named(NAMED))
                    .map(now -> "traffic has not returned, and nobody is told: " + now);
        });
    }
}
