package io.jenkins.plugins.slipway.jenkins.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code deployFleet}: rolls an image over the fleets of an environment, and watches it. */
public final class DeployFleetStep extends ImageStep {
    @DataBoundConstructor
    public DeployFleetStep() {}

    @Override
    Order order() {
        return new Order(Work.DEPLOY_FLEET, source(), getEnvironment(), release(), null, null, isWait());
    }

    /** Of {@code deployFleet}. */
    @Extension
    public static final class DescriptorImpl extends OperationStepDescriptor {
        public DescriptorImpl() {
            super("deployFleet");
        }

        @Override
        public String getDisplayName() {
            return Messages.DeployFleetStep_DisplayName();
        }
    }
}
