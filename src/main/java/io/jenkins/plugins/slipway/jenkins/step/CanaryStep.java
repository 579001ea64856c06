package io.jenkins.plugins.slipway.jenkins.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code canary}: tries an image on a growing share of the traffic; at the end all traffic is back. */
public final class CanaryStep extends ImageStep {
    @DataBoundConstructor
    public CanaryStep() {}

    @Override
    Order order() {
        return new Order(Work.CANARY, source(), getEnvironment(), release(), null, null, isWait());
    }

    /** Of {@code canary}. */
    @Extension
    public static final class DescriptorImpl extends OperationStepDescriptor {
        public DescriptorImpl() {
            super("canary");
        }

        @Override
        public String getDisplayName() {
            return Messages.CanaryStep_DisplayName();
        }
    }
}
