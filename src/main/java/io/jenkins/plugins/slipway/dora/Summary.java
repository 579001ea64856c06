package io.jenkins.plugins.slipway.dora;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** The five figures of a window, without their series; what has no value is {@code null}, never 0. */
@JsonNaming(SnakeCaseStrategy.class)
public record Summary(
        int deploymentCount,
        double deploymentsPerDay,
        int activeDays,
        DoraFigures.LeadTime leadTime,
        int failedDeployments,
        Double changeFailRate,
        DoraFigures.Recovery recovery,
        Double reworkRate) {}
