package hudson.model;

import hudson.ExtensionPoint;

public abstract class JobProperty<J extends Job<?, ?>> implements ExtensionPoint {
    protected transient J owner;

    public JobProperty() {}

    protected void setOwner(J item) {
        throw new UnsupportedOperationException();
    }
}
