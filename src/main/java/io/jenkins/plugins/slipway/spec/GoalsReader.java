package io.jenkins.plugins.slipway.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes {@link Goal}s of a text, or says all that is wrong with it. */
public final class GoalsReader {
    private static final DocumentSchema SCHEMA = new DocumentSchema("goals.schema.json");
    private static final int MONTH = 30;

    private GoalsReader() {}

    /** The JSON schema of the file, for an editor. */
    public static String schema() {
        return SCHEMA.text();
    }

    /**
     * Reads goals.
     *
     * @param fileName for messages
     * @throws InvalidSpec with every fault, in the order of the file
     */
    public static List<Goal> read(String text, String fileName) {
        var faults = new ArrayList<Fault>();
        var goals = YamlSource.read(text, faults).map(tree -> goals(tree, faults));
        if (!faults.isEmpty() || goals.isEmpty()) {
            throw InvalidSpec.ofAll(fileName, faults);
        }
        return goals.get();
    }

    private static List<Goal> goals(SourceTree tree, List<Fault> faults) {
        new SchemaCheck(SCHEMA, tree, faults).run();
        return new Section(tree, Place.TOP, faults)
                .items("goals").stream()
                        .map(GoalsReader::goal)
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** Empty, with its faults told, when it is none. */
    private static Optional<Goal> goal(Section goal) {
        var measure = goal.text("measure").flatMap(Goal.Measure::of);
        var bound = bound(goal);
        if (measure.isEmpty() || bound.isEmpty()) {
            return Optional.empty();
        }
        var key = key(bound.get());
        var written = goal.text(key).orElse("");
        var target = Target.of(measure.get().kind(), written);
        if (target.isEmpty()) {
            goal.child(key)
                    .fault("'" + written + "' is no target for " + measure.get().key(), Target.remedy(measure.get()));
            return Optional.empty();
        }
        return Optional.of(new Goal(
                goal.text("name").orElse(measure.get().title()),
                measure.get(),
                bound.get(),
                target.getAsDouble(),
                written,
                goal.whole("days").orElse(MONTH),
                goal.text("service"),
                goal.text("team"),
                goal.text("environment")));
    }

    private static Optional<Goal.Bound> bound(Section goal) {
        boolean most = goal.has(key(Goal.Bound.AT_MOST));
        boolean least = goal.has(key(Goal.Bound.AT_LEAST));
        if (most == least) {
            goal.fault(
                    most ? "a goal has atMost and atLeast" : "a goal has no target",
                    most ? "write two goals" : "add atMost or atLeast");
            return Optional.empty();
        }
        return Optional.of(most ? Goal.Bound.AT_MOST : Goal.Bound.AT_LEAST);
    }

    private static String key(Goal.Bound bound) {
        return bound == Goal.Bound.AT_MOST ? "atMost" : "atLeast";
    }

    /** Targets as people write them. */
    private static final class Target {
        private static final int SECONDS_A_DAY = 86_400;
        private static final int DAYS_A_WEEK = 7;

        private Target() {}

        static OptionalDouble of(Goal.Kind kind, String text) {
            return switch (kind) {
                case TIME -> time(text);
                case SHARE -> share(text);
                case FREQUENCY -> frequency(text);
            };
        }

        static String remedy(Goal.Measure measure) {
            return switch (measure.kind()) {
                case TIME -> "write a time such as 2d, 1d12h or 90m";
                case SHARE -> "write a share such as 15% or 0.15";
                case FREQUENCY -> "write a frequency such as 3/day or 2/week";
            };
        }

        /** {@code 1d12h}: days, then what {@link Durations} reads. */
        private static OptionalDouble time(String text) {
            int days = text.indexOf('d');
            var rest = text.substring(days + 1);
            var whole = text.substring(0, Math.max(days, 0));
            if (!whole.matches("[0-9]{0,4}") || (days == 0) || (days > 0 && whole.isEmpty())) {
                return OptionalDouble.empty();
            }
            long before = whole.isEmpty() ? 0 : Long.parseLong(whole) * SECONDS_A_DAY;
            if (days > 0 && rest.isEmpty()) {
                return OptionalDouble.of(before);
            }
            return Durations.parse(rest).stream()
                    .mapToDouble(time -> before + time.toSeconds())
                    .findFirst();
        }

        private static OptionalDouble share(String text) {
            var percent = text.endsWith("%");
            var number = number(percent ? text.substring(0, text.length() - 1) : text);
            var share = number.stream()
                    .map(value -> percent ? value / 100 : value)
                    .filter(value -> value <= 1)
                    .findFirst();
            return share;
        }

        private static OptionalDouble frequency(String text) {
            int slash = text.indexOf('/');
            var per = slash < 0 ? "day" : text.substring(slash + 1).strip();
            var number = number(slash < 0 ? text : text.substring(0, slash).strip());
            return switch (per) {
                case "day" -> number;
                case "week" -> number.stream().map(value -> value / DAYS_A_WEEK).findFirst();
                default -> OptionalDouble.empty();
            };
        }

        private static OptionalDouble number(String text) {
            return text.matches("[0-9]{1,6}([.][0-9]{1,6})?")
                    ? OptionalDouble.of(Double.parseDouble(text))
                    : OptionalDouble.empty();
        }
    }
}
