package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Records one event, once: what it saves is the event, and the ledger takes no event twice. */
class RecordExecution extends LedgerExecution {
    private static final long serialVersionUID = 1L;

    private static final String HERE = ".";

    /** A line, as events are exchanged. */
    private final String event;

    /** Of the clone; null for the top of the workspace. */
    private final String folder;

    RecordExecution(StepContext context, DoraEvent event, String folder) {
        super(context);
        this.event = Ndjson.line(event);
        this.folder = folder;
    }

    @Override
    LedgerWork work(StepAnswer pipeline, ControllerOperations operations) {
        return new Recording(Ndjson.event(event), folder == null ? HERE : folder, pipeline, operations);
    }
}
