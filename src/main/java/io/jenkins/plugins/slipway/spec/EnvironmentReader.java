package io.jenkins.plugins.slipway.spec;

import java.util.Optional;

/** Reads one of {@code environments}. */
final class EnvironmentReader {
    private final Section environment;

    EnvironmentReader(Section environment) {
        this.environment = environment;
    }

    EnvironmentSpec read() {
        var name = environment.name();
        var connection = environment.text("connection").orElse(name);
        var waves = new WavesReader(environment, connection).read();
        return new EnvironmentSpec(
                name,
                connection,
                waves,
                new RefreshReader(environment.child("refresh")).read(),
                new GatesReader(environment.child("gates")).read(),
                onFailure(waves.size()),
                limits(environment.child("limits")));
    }

    private OnFailure onFailure(int waves) {
        var onFailure = environment.child("onFailure");
        var last = onFailure.whole("rollBackLast");
        if (last.isPresent()) {
            if (last.get() > waves) {
                onFailure
                        .child("rollBackLast")
                        .fault("there are only " + waves + " waves", "write rollBackAll, or 1 to " + waves);
            }
            return OnFailure.rollBackLast(Math.max(1, last.get()));
        }
        return onFailure.text().filter("rollBackWave"::equals).isPresent()
                ? OnFailure.ROLL_BACK_WAVE
                : OnFailure.ROLL_BACK_ALL;
    }

    private static LimitsSpec limits(Section limits) {
        return new LimitsSpec(
                limits.whole("regionsAtOnce"), percentOfAll(limits.child("capacityAtRisk")), limits.whole("surge"));
    }

    private static Optional<Integer> percentOfAll(Section share) {
        var percent = share.percent();
        percent.filter(value -> value < 1 || value > 100)
                .ifPresent(value -> share.fault("'" + value + "' is out of range", "write 1% to 100%"));
        return percent;
    }
}
