package io.jenkins.plugins.slipway.jenkins.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code buildAmi}: bakes a golden image, boots it once as a test, and publishes its id. */
public final class BuildAmiStep extends ReleaseStep {
    private String fromImage;

    @DataBoundConstructor
    public BuildAmiStep() {}

    public String getFromImage() {
        return fromImage;
    }

    /** A good image whose bake failed in some regions: it is copied, shared and published, and nothing is baked. */
    @DataBoundSetter
    public void setFromImage(String fromImage) {
        this.fromImage = given(fromImage);
    }

    @Override
    Order order() {
        return new Order(Work.BUILD_AMI, source(), getEnvironment(), release(fromImage), null, null, isWait());
    }

    /** Of {@code buildAmi}. */
    @Extension
    public static final class DescriptorImpl extends OperationStepDescriptor {
        public DescriptorImpl() {
            super("buildAmi");
        }

        @Override
        public String getDisplayName() {
            return Messages.BuildAmiStep_DisplayName();
        }
    }
}
