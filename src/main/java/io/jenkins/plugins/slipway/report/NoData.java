package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Measure;

/** Why a figure has no value, in the words of pages and terminal; it is never a zero. */
public final class NoData {
    /** What stands in the place of a value. */
    public static final String WORDS = "no data";

    private NoData() {}

    public static String reason(Measure measure) {
        return switch (measure) {
            case FREQUENCY -> "no successful deployment in the window";
            case LEAD_TIME -> "no commit of a deployment whose predecessor is known";
            case FAIL_RATE, REWORK -> "nothing was deployed";
            case RECOVERY -> "no failed deployment recovered in the window";
        };
    }
}
