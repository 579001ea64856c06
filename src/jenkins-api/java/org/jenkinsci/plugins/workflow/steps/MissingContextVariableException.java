package org.jenkinsci.plugins.workflow.steps;

public class MissingContextVariableException extends Exception {
    public MissingContextVariableException(Class<?> type, StepDescriptor d) {}

    public Class<?> getType() {
        throw new UnsupportedOperationException();
    }

    public String getMessage() {
        throw new UnsupportedOperationException();
    }
}
