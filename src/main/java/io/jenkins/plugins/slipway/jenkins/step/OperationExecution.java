package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.operation.OperationId;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step that waits for one operation. What it saves is the operation's id, and before there is one, what was asked for. */
class OperationExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    /** Null once the operation is this step's own. */
    private Order order;

    /** Null until it is known. */
    private String operation;

    /** Made anew in each process. */
    private transient volatile StepRun run;

    OperationExecution(StepContext context, Order order) {
        super(context);
        this.order = order;
    }

    /** Where operations run. */
    ControllerOperations operations() {
        return JenkinsOperations.get();
    }

    Build build() throws IOException, InterruptedException {
        return JenkinsBuild.of(getContext());
    }

    @Override
    public boolean start() {
        enter(false);
        return false;
    }

    @Override
    public void onResume() {
        enter(true);
    }

    private synchronized void enter(boolean resumed) {
        if (run != null) {
            return;
        }
        var fresh = new StepRun(
                order, Optional.ofNullable(operation).map(OperationId::new), resumed, new Saved(), operations());
        run = fresh;
        fresh.enter();
    }

    @Override
    public void stop(Throwable cause) {
        enter(true);
        run.abort(cause);
    }

    @Override
    public String getStatus() {
        var running = run;
        return running == null ? Messages.Status_Jenkins() : running.status();
    }

    private final class Saved implements PipelineStep {
        @Override
        public Build build() throws IOException, InterruptedException {
            return OperationExecution.this.build();
        }

        @Override
        public void save(OperationId id, boolean isOwn) {
            operation = id.value();
            if (isOwn) {
                order = null;
            }
            getContext().saveState();
        }

        @Override
        public void saveNone() {
            operation = null;
            getContext().saveState();
        }

        @Override
        public void succeed(Object value) {
            getContext().onSuccess(value);
        }

        @Override
        public void fail(Throwable why) {
            getContext().onFailure(why);
        }

        @Override
        public String whoAsked(Throwable interruption) {
            return Interruption.by(interruption);
        }

        @Override
        public Throwable interruption(String why) {
            return Interruption.because(why);
        }
    }
}
