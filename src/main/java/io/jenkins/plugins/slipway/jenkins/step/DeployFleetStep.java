package io.jenkins.plugins.slipway.jenkins.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code deployFleet}: rolls an image over the fleets of an environment, and watches it. */
public final class DeployFleetStep extends ReleaseStep {
    private Object image;

    @DataBoundConstructor
    public DeployFleetStep() {}

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
        return new Order(Work.DEPLOY_FLEET, source(), getEnvironment(), release(image), null, null, isWait());
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
