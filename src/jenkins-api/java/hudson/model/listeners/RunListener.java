package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;

public abstract class RunListener<R extends Run> implements ExtensionPoint {
    protected RunListener(Class<R> type) {}

    protected RunListener() {}

    public void onCompleted(R item, TaskListener taskListener) {
        throw new UnsupportedOperationException();
    }

    public void onFinalized(R item) {
        throw new UnsupportedOperationException();
    }

    public void onInitialize(R item) {
        throw new UnsupportedOperationException();
    }

    public void onStarted(R item, TaskListener taskListener) {
        throw new UnsupportedOperationException();
    }

    public void onDeleted(R item) {
        throw new UnsupportedOperationException();
    }
}
