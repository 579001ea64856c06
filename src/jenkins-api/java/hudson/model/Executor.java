package hudson.model;

import jenkins.model.CauseOfInterruption;

public class Executor extends Thread implements ModelObject {
    private Executor() {}

    public void interrupt() {
        throw new UnsupportedOperationException();
    }

    public void interrupt(Result result) {
        throw new UnsupportedOperationException();
    }

    public void interrupt(Result result, CauseOfInterruption... causeOfInterruption) {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
