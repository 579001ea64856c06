package io.jenkins.plugins.slipway.judge;

import java.util.Locale;

/**
 * Bad events among requests of one side, summed over its intervals.
 *
 * @param fault why the figures cannot be used, or empty
 * @param dropped intervals without a usable value
 */
record Exposure(String side, double events, double requests, int dropped, String fault) {
    /** Beyond it whole numbers are not told apart any more. */
    private static final double MOST_REQUESTS = 1e15;

    static Exposure of(String side, double[] events, double[] totals) {
        if (events == null || totals == null || events.length != totals.length) {
            return new Exposure(side, 0, 0, 0, side + " has no pairs of events and requests");
        }
        double sumOfEvents = 0;
        double sumOfTotals = 0;
        int dropped = 0;
        for (int i = 0; i < events.length; i++) {
            if (!Double.isFinite(events[i]) || !Double.isFinite(totals[i])) {
                dropped++;
            } else if (events[i] < 0 || events[i] > totals[i]) {
                var impossible = "%s counts %s events among %s requests in interval %d";
                return new Exposure(side, 0, 0, dropped, impossible.formatted(side, events[i], totals[i], i));
            } else {
                sumOfEvents += events[i];
                sumOfTotals += totals[i];
            }
        }
        if (sumOfTotals > MOST_REQUESTS) {
            return new Exposure(side, 0, 0, dropped, side + " counts more requests than can be: " + sumOfTotals);
        }
        return new Exposure(side, Math.rint(sumOfEvents), Math.rint(sumOfTotals), dropped, "");
    }

    double rate() {
        return events / requests;
    }

    /** {@code 12 of 3,600 (0.33 %)}. */
    String words() {
        return String.format(Locale.ROOT, "%,.0f of %,.0f (%s)", events, requests, Words.percent(rate()));
    }
}
