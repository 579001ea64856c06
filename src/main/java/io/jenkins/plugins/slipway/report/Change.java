package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Measure;
import java.util.Locale;

/**
 * A figure against that of the period before.
 *
 * @param sign an arrow to where the number went; empty when it stayed
 * @param words {@code 12 % shorter than in the 30 days before (2h 45m)}
 */
public record Change(Tone tone, String sign, String words) {
    /** What is less is rounding. */
    private static final double LEAST = 0.005;

    /** From there on a percentage says less than how many times. */
    private static final double MANIFOLD = 3;

    /** What a change is to users. */
    public enum Tone {
        BETTER,
        WORSE,
        SAME;

        /** Of the style sheet. */
        public String cssClass() {
            return "slipway-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param period {@code the 30 days before} */
    static Change of(Measure measure, Double now, Double before, String period) {
        if (now == null) {
            return same(before == null ? "" : Figure.text(measure, before) + " in " + period);
        }
        if (before == null) {
            return same(NoData.WORDS + " for " + period);
        }
        // the value stays on one line
        var then = "in %s (%s)".formatted(period, Figure.text(measure, before).replace(' ', '\u00A0'));
        var words = isShare(measure) ? points(now - before, then) : times(measure, now, before, then);
        if (words.isEmpty()) {
            return same("as " + then);
        }
        boolean isMore = now > before;
        return new Change(
                isMore == (measure == Measure.FREQUENCY) ? Tone.BETTER : Tone.WORSE, isMore ? "↑" : "↓", words);
    }

    private static Change same(String words) {
        return new Change(Tone.SAME, "", words);
    }

    private static boolean isShare(Measure measure) {
        return measure == Measure.FAIL_RATE || measure == Measure.REWORK;
    }

    /** Of a share. Empty when it is the same. */
    private static String points(double difference, String then) {
        return Math.abs(difference) < LEAST / 10
                ? ""
                : text("%.1f points ", Math.abs(difference) * 100) + (difference > 0 ? "more" : "less") + " than "
                        + then;
    }

    /** Of a number or a time. Empty when it is the same. */
    private static String times(Measure measure, double now, double before, String then) {
        boolean isCount = measure == Measure.FREQUENCY;
        if (before == 0) {
            return now == 0 ? "" : (isCount ? "more" : "longer") + " than " + then;
        }
        double ratio = now / before;
        if (Math.abs(ratio - 1) < LEAST) {
            return "";
        }
        if (ratio >= MANIFOLD) {
            return text("%.1f times as ", ratio) + (isCount ? "many" : "long") + " as " + then;
        }
        var direction = ratio > 1 ? isCount ? "more" : "longer" : isCount ? "fewer" : "shorter";
        return text("%.0f %% ", Math.abs(ratio - 1) * 100) + direction + " than " + then;
    }

    private static String text(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
