package io.jenkins.plugins.slipway.judge;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The finite values of one side, sorted, and how many were not. */
record Values(double[] sorted, int dropped) {
    static Values of(double[] raw) {
        if (raw == null) {
            return new Values(new double[0], 0);
        }
        var finite = Arrays.stream(raw).filter(Double::isFinite).sorted().toArray();
        return new Values(finite, raw.length - finite.length);
    }

    int size() {
        return sorted.length;
    }

    double least() {
        return sorted[0];
    }

    double median() {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    }

    double largest() {
        return DoubleStream.of(sorted).map(Math::abs).max().orElse(0);
    }
}
