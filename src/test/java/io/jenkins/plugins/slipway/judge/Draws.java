package io.jenkins.plugins.slipway.judge;

import java.util.Random;
import java.util.stream.IntStream;

/** Synthetic series by seed: the generators of the measurements that the judge is held to. */
final class Draws {
    private final Random random;

    Draws(long seed) {
        random = new Random(seed * 7919 + 17);
    }

    /** {@code centre · exp(N(0, spread))} per minute. */
    double[] latency(int minutes, double centre, double spread) {
        return IntStream.range(0, minutes)
                .mapToDouble(i -> centre * Math.exp(spread * random.nextGaussian()))
                .toArray();
    }

    /** Binomial(requests, rate) per minute. */
    double[] errors(int minutes, int requests, double rate) {
        return IntStream.range(0, minutes)
                .mapToDouble(i -> IntStream.range(0, requests)
                        .filter(request -> random.nextDouble() < rate)
                        .count())
                .toArray();
    }

    static double[] constant(int minutes, double value) {
        return IntStream.range(0, minutes).mapToDouble(i -> value).toArray();
    }
}
