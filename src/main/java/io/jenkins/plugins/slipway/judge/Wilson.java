package io.jenkins.plugins.slipway.judge;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** One-sided score limits of a rate (Wilson 1927): they stay honest near zero. */
final class Wilson {
    private Wilson() {}

    static double upper(double events, double requests, double level) {
        return limit(events, requests, level, 1);
    }

    static double lower(double events, double requests, double level) {
        return Math.max(0, limit(events, requests, level, -1));
    }

    private static double limit(double events, double requests, double level, int sign) {
        double z = new NormalDistribution().inverseCumulativeProbability(1 - level);
        double rate = events / requests;
        double spread = z * Math.sqrt(rate * (1 - rate) / requests + z * z / (4 * requests * requests));
        return (rate + z * z / (2 * requests) + sign * spread) / (1 + z * z / requests);
    }
}
