package io.jenkins.plugins.slipway.jenkins.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code canary}: tries an image on a growing share of the traffic; at the end all traffic is back. */
public final class CanaryStep extends ReleaseStep {
    private Object image;

    @DataBoundConstructor
    public CanaryStep() {}

    public Object getImage() {
        return image;
    }

    /** What {@code buildAmi} returned, or the id of an image; by default the one that was published last. */
    @DataBoundSetter
    public void setImage(Object image) {
        this.image = image;
    }

    @Override
    Order order() {
        return new Order(Work.CANARY, source(), getEnvironment(), release(image), null, null, isWait());
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
