package io.jenkins.plugins.slipway.report.chart;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A vertical axis from 0, with steps that people count in. @param top a multiple of the step, never 0 */
record Scale(double top, double step) {
    private static final int LINES = 4;
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    private static final double[] STEPS = {
        1,
        5,
        15,
        MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        5 * DAY
    };

    static Scale of(Quantity quantity, double largest) {
        double least = largest / LINES;
        double step = switch (quantity) {
            case SECONDS -> seconds(least);
            case DEPLOYMENTS, MILLISECONDS -> Math.max(1, decimal(least));
            case PERCENT -> decimal(largest == 0 ? 1.0 / LINES : least);
        };
        return new Scale(Math.max(1, Math.ceil(largest / step)) * step, step);
    }

    /** From 0 to the top. */
    double[] lines() {
        return IntStream.rangeClosed(0, (int) Math.round(top / step))
                .mapToDouble(line -> line * step)
                .toArray();
    }

    private static double seconds(double least) {
        return DoubleStream.of(STEPS)
                .filter(step -> step >= least)
                .findFirst()
                .orElseGet(() -> decimal(least / DAY) * DAY);
    }

    /** The first of 1, 2, 5, 10, 20 … that is not less. */
    private static double decimal(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least == 0 ? 1 : least)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(factor -> factor * power)
                .filter(step -> step >= least)
                .findFirst()
                .orElse(10 * power);
    }
}
