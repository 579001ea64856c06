package hudson.model;

import hudson.remoting.VirtualChannel;
import hudson.security.AccessControlled;
import org.kohsuke.stapler.StaplerProxy;

public abstract class Computer extends Actionable implements AccessControlled, StaplerProxy {
    protected Computer(Node node) {}

    public abstract VirtualChannel getChannel();

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public Node getNode() {
        throw new UnsupportedOperationException();
    }
}
