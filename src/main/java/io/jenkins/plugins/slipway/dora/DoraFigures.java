package io.jenkins.plugins.slipway.dora;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * The answer of a report; Jackson writes it as docs/dora.md shows it. What has no value is {@code null}, never 0.
 *
 * @param dailySeries deployments on each calendar day of the window, in order
 * @param weeklySeries deployments in each week of the window, in order
 * @param noBaseline deployments that could give no lead times
 * @param anomalies durations that would be negative, left out
 * @param failedDeployments with runs that failed or were aborted after they had reached users
 * @param failedIds without those runs
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DoraFigures(
        int deploymentCount,
        double deploymentsPerDay,
        int activeDays,
        List<Integer> dailySeries,
        List<Integer> weeklySeries,
        LeadTime leadTime,
        int noBaseline,
        int anomalies,
        int failedDeployments,
        List<String> failedIds,
        Double changeFailRate,
        Recovery recovery,
        int rollbackCount,
        int reworkCount,
        Double reworkRate,
        int unattributedIncidents,
        int externalIncidents) {
    /** Without the series and the ids. */
    public Summary summary() {
        return new Summary(
                deploymentCount,
                deploymentsPerDay,
                activeDays,
                leadTime,
                failedDeployments,
                changeFailRate,
                recovery,
                reworkRate);
    }

    /** From author's date to the end of the deployment, in seconds, over {@code n} commits. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record LeadTime(int n, Double medianS, Double meanS, Double p75S, Double p90S) {}

    /**
     * In seconds, over {@code n} failed deployments.
     *
     * @param open failed deployments whose incidents are not all resolved
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Recovery(int n, Double medianS, int open) {}
}
