package hudson.model;

import java.util.List;
import jenkins.model.RunAction2;

public class CauseAction implements RunAction2 {
    public CauseAction(Cause cause) {}

    public List<Cause> getCauses() {
        throw new UnsupportedOperationException();
    }

    public <T extends Cause> T findCause(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    public String getUrlName() {
        throw new UnsupportedOperationException();
    }

    public void onLoad(Run<?, ?> run) {
        throw new UnsupportedOperationException();
    }

    public void onAttached(Run<?, ?> run) {
        throw new UnsupportedOperationException();
    }
}
