package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Records one event, once: what it saves is the event, and the ledger takes no event twice. */
class RecordExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private static final String HERE = ".";

    /** A line, as events are exchanged. */
    private final String event;

    /** Of the clone; null in what an earlier version saved. */
    private final String folder;

    private transient volatile Recording recording;

    RecordExecution(StepContext context, DoraEvent event, String folder) {
        super(context);
        this.event = Ndjson.line(event);
        this.folder = folder;
    }

    ControllerOperations operations() {
        return JenkinsOperations.get();
    }

    Build build() throws IOException, InterruptedException {
        return JenkinsBuild.of(getContext());
    }

    @Override
    public boolean start() {
        record();
        return false;
    }

    @Override
    public void onResume() {
        record();
    }

    private void record() {
        recording = new Recording(Ndjson.event(event), folder == null ? HERE : folder, new ToPipeline(), operations());
        recording.enter();
    }

    @Override
    public void stop(Throwable cause) {
        recording.stop(cause);
    }

    @Override
    public String getStatus() {
        var running = recording;
        return running == null ? Messages.Status_Jenkins() : running.status();
    }

    private final class ToPipeline implements StepAnswer {
        @Override
        public Build build() throws IOException, InterruptedException {
            return RecordExecution.this.build();
        }

        @Override
        public void succeed(Object value) {
            getContext().onSuccess(value);
        }

        @Override
        public void fail(Throwable why) {
            getContext().onFailure(why);
        }
    }
}
