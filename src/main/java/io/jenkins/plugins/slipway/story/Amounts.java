package io.jenkins.plugins.slipway.story;

import java.time.Duration;
import java.util.Locale;

/** How numbers, shares and lengths of time of figures are written, the same in every view. */
public final class Amounts {
    private Amounts() {}

    /** {@code 0.53}. */
    public static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** {@code 16,384}. */
    public static String count(long count) {
        return Math.abs(count) < 1000 ? Long.toString(count) : String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1 deployment}, {@code 2 deployments}. */
    public static String count(long count, String one) {
        return count(count) + " " + one + (count == 1 ? "" : "s");
    }

    /** {@code 12.5 %}. @param share from 0 to 1 */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** {@code 3d 4h}, {@code 2h 5m}, {@code 90s}: the two largest units. */
    public static String time(double seconds) {
        var duration = Duration.ofMillis(Math.round(seconds * 1000));
        if (duration.toDays() > 0) {
            return duration.toDays() + "d " + duration.toHoursPart() + "h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h " + duration.toMinutesPart() + "m";
        }
        return duration.toMinutes() > 1
                ? duration.toMinutes() + "m " + duration.toSecondsPart() + "s"
                : duration.toSeconds() + "s";
    }
}
