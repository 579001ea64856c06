package io.jenkins.plugins.slipway.judge;

/**
 * How sure the judge has to be.
 *
 * @param failLevel chance of a FAIL for an equal canary, over all looks; default 0.02
 * @param passLevel chance that one look passes a canary whose harm is exactly at the margin; default 0.05. Not divided by the
 *     looks: a canary passes only when it passes at each of its weights
 * @param looks how often this canary will be judged at most, 1 or more: each look may spend {@code failLevel / looks}
 * @param tolerance difference of two error rates that nobody minds, 0 to 1; default 0.005, half a percentage point. It lets
 *     a service with few errors pass, and never turns a proven worsening into anything but FAIL
 */
public record Rule(double failLevel, double passLevel, int looks, double tolerance) {
    public static final Rule DEFAULT = new Rule(0.02, 0.05, 1, 0.005);

    public Rule {
        if (!(failLevel > 0 && failLevel < 0.5 && passLevel > 0 && passLevel < 0.5)) {
            throw new IllegalArgumentException("levels lie between 0 and 0.5, not " + failLevel + " and " + passLevel);
        }
        if (looks < 1 || !(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException(
                    "looks are 1 or more and a tolerance lies in [0, 1), not " + looks + " and " + tolerance);
        }
    }

    public Rule withLooks(int most) {
        return new Rule(failLevel, passLevel, most, tolerance);
    }

    public Rule withTolerance(double rateDifference) {
        return new Rule(failLevel, passLevel, looks, rateDifference);
    }

    double failLevelOfOneLook() {
        return failLevel / looks;
    }
}
