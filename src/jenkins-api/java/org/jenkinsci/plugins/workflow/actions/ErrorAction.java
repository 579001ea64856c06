package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;

public class ErrorAction implements Action {
    public ErrorAction(Throwable error) {}

    public Throwable getError() {
        throw new UnsupportedOperationException();
    }

    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getUrlName() {
        throw new UnsupportedOperationException();
    }
}
