package io.jenkins.plugins.slipway.cli.view;

import java.util.List;

/** Numbers as a row of bars: ▁▂▃▄▅▆▇█. */
public final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /** From 0 to {@code top}; what is no number is a gap. */
    public static String of(List<Double> values, double top) {
        var text = new StringBuilder();
        for (double value : values) {
            text.append(bar(value, top));
        }
        return text.toString();
    }

    private static char bar(double value, double top) {
        if (!Double.isFinite(value)) {
            return ' ';
        }
        var share = top > 0 ? value / top : 0;
        var index = (int) Math.round(share * (BARS.length() - 1));
        return BARS.charAt(Math.max(0, Math.min(BARS.length() - 1, index)));
    }
}
