package io.jenkins.plugins.slipway.jenkins.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code rollback}: ends what is under way on the fleets and takes it back, or returns them to what they ran before. */
public final class RollbackStep extends OperationStep {
    private String wave;
    private Integer last;

    @DataBoundConstructor
    public RollbackStep() {}

    public String getWave() {
        return wave;
    }

    /** Only this wave returns; by default all that run the present release. */
    @DataBoundSetter
    public void setWave(String wave) {
        this.wave = given(wave);
    }

    public Integer getLast() {
        return last;
    }

    /** Only so many of the last waves return, 1 or more. */
    @DataBoundSetter
    public void setLast(Integer last) {
        this.last = last;
    }

    /** @throws IllegalArgumentException when both are given */
    @Override
    Order order() {
        if (wave != null && last != null) {
            throw new IllegalArgumentException(Messages.RollbackStep_Both());
        }
        return new Order(
                Work.ROLLBACK, source(), getEnvironment(), new Order.Release(null, null, null), wave, last, isWait());
    }

    /** Of {@code rollback}. */
    @Extension
    public static final class DescriptorImpl extends OperationStepDescriptor {
        public DescriptorImpl() {
            super("rollback");
        }

        @Override
        public String getDisplayName() {
            return Messages.RollbackStep_DisplayName();
        }
    }
}
