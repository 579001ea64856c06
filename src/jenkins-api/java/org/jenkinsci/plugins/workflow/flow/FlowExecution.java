package org.jenkinsci.plugins.workflow.flow;

import com.google.common.util.concurrent.ListenableFuture;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.springframework.security.core.Authentication;

public abstract class FlowExecution {
    public FlowExecution() {}

    public abstract FlowExecutionOwner getOwner();

    public ListenableFuture<List<StepExecution>> getCurrentExecutions(boolean flag) {
        throw new UnsupportedOperationException();
    }

    public String getUrl() throws IOException {
        throw new UnsupportedOperationException();
    }

    public boolean isComplete() {
        throw new UnsupportedOperationException();
    }

    public Authentication getAuthentication2() {
        throw new UnsupportedOperationException();
    }
}
