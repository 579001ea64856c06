package io.jenkins.plugins.slipway.judge;

/** Makes values equal that differ by rounding only. */
final class Ties {
    private Ties() {}

    /** Walks two ascending samples together and gives each value that follows another closely the value of that other one. */
    static void join(double[] a, double[] b, double closeness) {
        int i = 0;
        int j = 0;
        double last = Double.NEGATIVE_INFINITY;
        while (i < a.length || j < b.length) {
            boolean fromA = j == b.length || (i < a.length && a[i] <= b[j]);
            double value = fromA ? a[i] : b[j];
            last = value - last <= closeness ? last : value;
            if (fromA) {
                a[i++] = last;
            } else {
                b[j++] = last;
            }
        }
    }
}
