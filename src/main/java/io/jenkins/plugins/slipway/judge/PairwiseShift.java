package io.jenkins.plugins.slipway.judge;

/**
 * The median of all differences between two ascending samples (Hodges and Lehmann 1963), without forming them: bisection over the value
 * with a count that walks both samples once.
 */
final class PairwiseShift {
    private static final int HALVINGS = 64;

    private PairwiseShift() {}

    static double median(double[] x, double[] y) {
        double half = x.length * (double) y.length / 2;
        double lower = edge(x, y, half, true);
        double upper = edge(x, y, half, false);
        return lower + (upper - lower) / 2;
    }

    /** Where the count falls to half (the lower of the two middle differences), or below half (the upper one). */
    private static double edge(double[] x, double[] y, double half, boolean lower) {
        double low = x[0] - y[y.length - 1];
        double high = x[x.length - 1] - y[0];
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = low + (high - low) / 2;
            double above = countAbove(x, y, middle);
            if (lower ? above > half : above >= half) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + (high - low) / 2;
    }

    /** Pairs with {@code x - y > shift}; those that are equal count half. */
    static double countAbove(double[] x, double[] y, double shift) {
        double count = 0;
        int below = 0;
        int notAbove = 0;
        for (double value : x) {
            while (below < y.length && y[below] < value - shift) {
                below++;
            }
            notAbove = Math.max(notAbove, below);
            while (notAbove < y.length && y[notAbove] <= value - shift) {
                notAbove++;
            }
            count += below + (notAbove - below) / 2.0;
        }
        return count;
    }
}
