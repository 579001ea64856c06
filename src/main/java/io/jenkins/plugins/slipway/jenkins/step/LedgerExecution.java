package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step that asks the ledger or tells it something, and begins no operation. After a restart it does so again. */
abstract class LedgerExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private transient volatile LedgerWork work;

    LedgerExecution(StepContext context) {
        super(context);
    }

    /** Made anew in each process. */
    abstract LedgerWork work(StepAnswer pipeline, ControllerOperations operations);

    @Override
    public final boolean start() {
        enter();
        return false;
    }

    @Override
    public final void onResume() {
        enter();
    }

    private void enter() {
        work = work(new ToPipeline(), JenkinsOperations.get());
        work.enter();
    }

    @Override
    public final void stop(Throwable cause) {
        work.stop(cause);
    }

    @Override
    public final String getStatus() {
        var running = work;
        return running == null ? Messages.Status_Jenkins() : running.status();
    }

    private final class ToPipeline implements StepAnswer {
        @Override
        public Build build() throws IOException, InterruptedException {
            return JenkinsBuild.of(getContext());
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
