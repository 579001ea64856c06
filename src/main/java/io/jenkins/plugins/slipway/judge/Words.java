package io.jenkins.plugins.slipway.judge;

import java.util.Locale;

/** Figures as a reason shows them: short, and the same in every locale. */
final class Words {
    private Words() {}

    static String percent(double share) {
        double percent = share * 100;
        return String.format(Locale.ROOT, Math.abs(percent) >= 10 ? "%.0f %%" : "%.2f %%", percent);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    static String probability(double p) {
        return p < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
