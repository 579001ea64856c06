package io.jenkins.plugins.slipway.spec;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90s}, {@code 10m}, {@code 1h30m}. */
public final class Durations {
    private static final Pattern FORM =
            Pattern.compile("(?=[0-9])(?:([0-9]{1,4})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,6})s)?");

    private Durations() {}

    /** Empty when it is none. */
    public static Optional<Duration> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(number(match.group(1)))
                .plusMinutes(number(match.group(2)))
                .plusSeconds(number(match.group(3))));
    }

    /** {@code 1h30m}; zero is {@code 0s}. */
    public static String format(Duration duration) {
        if (duration.toSeconds() == 0) {
            return "0s";
        }
        return part(duration.toHours(), "h")
                + part(duration.toMinutesPart(), "m")
                + part(duration.toSecondsPart(), "s");
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
