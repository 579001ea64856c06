package io.jenkins.plugins.slipway.spec;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one DORA figure is to be, over the last days.
 *
 * @param name for people
 * @param target in seconds, as a share from 0 to 1, or in deployments a day
 * @param written the target as its author wrote it
 * @param days 1 to 1461
 * @param service empty for all
 * @param team empty for all
 * @param environment empty for all
 */
public record Goal(
        String name,
        Measure measure,
        Bound bound,
        double target,
        String written,
        int days,
        Optional<String> service,
        Optional<String> team,
        Optional<String> environment) {
    /** What is measured, as the file names it. */
    public enum Measure {
        LEAD_TIME("lead-time", "Change lead time (median)", Kind.TIME),
        LEAD_TIME_P90("lead-time-p90", "Change lead time (p90)", Kind.TIME),
        FREQUENCY("frequency", "Deployment frequency", Kind.FREQUENCY),
        FAIL_RATE("fail-rate", "Change fail rate", Kind.SHARE),
        RECOVERY("recovery", "Failed deployment recovery time (median)", Kind.TIME),
        REWORK("rework", "Deployment rework rate", Kind.SHARE);

        private final String key;
        private final String title;
        private final Kind kind;

        Measure(String key, String title, Kind kind) {
            this.key = key;
            this.title = title;
            this.kind = kind;
        }

        public String key() {
            return key;
        }

        public String title() {
            return title;
        }

        public Kind kind() {
            return kind;
        }

        static Optional<Measure> of(String key) {
            return Arrays.stream(values())
                    .filter(measure -> measure.key.equals(key))
                    .findFirst();
        }
    }

    /** What its values are: seconds, a share from 0 to 1, or deployments a day. */
    public enum Kind {
        TIME,
        SHARE,
        FREQUENCY
    }

    /** On which side of the target it is met; on the target it always is. */
    public enum Bound {
        AT_MOST("at most"),
        AT_LEAST("at least");

        private final String words;

        Bound(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public boolean isMetBy(double value) {
        return bound == Bound.AT_MOST ? value <= target : value >= target;
    }

    /** {@code service checkout, production}; {@code all services} where nothing is named. */
    public String about() {
        var named = Stream.of(
                        service.map(name -> "service " + name),
                        team.map(name -> "team " + name),
                        environment.map(name -> "environment " + name))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "all services" : named;
    }
}
