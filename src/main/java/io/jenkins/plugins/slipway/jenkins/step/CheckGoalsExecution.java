package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Checks goals; what it saves is where they come from. */
final class CheckGoalsExecution extends LedgerExecution {
    private static final long serialVersionUID = 1L;

    private final GoalsSource source;
    private final OnMiss onMiss;

    CheckGoalsExecution(StepContext context, GoalsSource source, OnMiss onMiss) {
        super(context);
        this.source = source;
        this.onMiss = onMiss;
    }

    @Override
    LedgerWork work(StepAnswer pipeline, ControllerOperations operations) {
        return new GoalsChecking(source, onMiss, GoalsSource::everybodys, pipeline, operations);
    }
}
