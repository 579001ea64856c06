package io.jenkins.plugins.slipway.judge;

/**
 * The answer for one metric.
 *
 * @param effect canary relative to baseline (1.0 = the same), NaN when unknown
 * @param p one-sided probability of seeing this without a harm, NaN when unknown
 * @param points what it rests on: requests for counts, values for a continuous metric
 * @param reason one sentence for a person, with the figures
 */
public record MetricVerdict(String metric, Verdict verdict, double effect, double p, long points, String reason) {}
