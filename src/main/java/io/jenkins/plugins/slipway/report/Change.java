package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.story.Amounts;
import java.util.Locale;

/**
 * A figure against that of the period before.
 *
 * @param words {@code 12 % shorter than in the 30 days before (2h 45m)}
 */
public record Change(Tone tone, String words) {
    private static final double SAME = 0.005;

    /** What a change is to users; always told in words too. */
    public enum Tone {
        BETTER("▲"),
        WORSE("▼"),
        SAME("=");

        private final String sign;

        Tone(String sign) {
            this.sign = sign;
        }

        /** A shape, for who cannot tell the colours. */
        public String sign() {
            return sign;
        }

        /** Of the style sheet. */
        public String cssClass() {
            return "slipway-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param period {@code the 30 days before} */
    static Change of(Measure measure, Double now, Double before, String period) {
        if (now == null) {
            return new Change(Tone.SAME, before == null ? "" : Figure.text(measure, before) + " in " + period);
        }
        if (before == null) {
            return new Change(Tone.SAME, NoData.WORDS + " for " + period);
        }
        var was = " than in " + period + " (" + Figure.text(measure, before) + ")";
        double difference = now - before;
        boolean isShare = measure == Measure.FAIL_RATE || measure == Measure.REWORK;
        double size = isShare ? Math.abs(difference) : before == 0 ? Double.NaN : Math.abs(difference) / before;
        if (difference == 0 || (isShare ? size < SAME / 10 : size < SAME)) {
            return new Change(Tone.SAME, "as in " + period + " (" + Figure.text(measure, before) + ")");
        }
        boolean isMoreBetter = measure == Measure.FREQUENCY;
        return new Change(
                difference > 0 == isMoreBetter ? Tone.BETTER : Tone.WORSE,
                (Double.isNaN(size) ? "" : size(isShare, size)) + " " + direction(measure, difference) + was);
    }

    private static String size(boolean isShare, double size) {
        if (isShare) {
            return String.format(Locale.ROOT, "%.1f points", size * 100);
        }
        return size >= 2 ? Amounts.number(size + 1) + " times:" : String.format(Locale.ROOT, "%.0f %%", size * 100);
    }

    private static String direction(Measure measure, double difference) {
        return switch (measure) {
            case FREQUENCY -> difference > 0 ? "more" : "fewer";
            case FAIL_RATE, REWORK -> difference > 0 ? "more" : "less";
            case LEAD_TIME, RECOVERY -> difference > 0 ? "longer" : "shorter";
        };
    }
}
