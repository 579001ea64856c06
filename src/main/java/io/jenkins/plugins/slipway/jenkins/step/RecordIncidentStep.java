package io.jenkins.plugins.slipway.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code recordIncident}: a time in which users were served badly, or its end. */
public final class RecordIncidentStep extends RecordStep {
    private String openedAt;
    private String resolvedAt;
    private String deployment;
    private String cause;

    @DataBoundConstructor
    public RecordIncidentStep(String id) {
        super(id);
    }

    public String getOpenedAt() {
        return openedAt;
    }

    /** A time with its offset, or {@code now}. */
    @DataBoundSetter
    public void setOpenedAt(String openedAt) {
        this.openedAt = OperationStep.given(openedAt);
    }

    public String getResolvedAt() {
        return resolvedAt;
    }

    /** A time with its offset, or {@code now}. */
    @DataBoundSetter
    public void setResolvedAt(String resolvedAt) {
        this.resolvedAt = OperationStep.given(resolvedAt);
    }

    public String getDeployment() {
        return deployment;
    }

    /** The deployment that caused it, if you know. */
    @DataBoundSetter
    public void setDeployment(String deployment) {
        this.deployment = OperationStep.given(deployment);
    }

    public String getCause() {
        return cause;
    }

    /** {@code CHANGE} or {@code EXTERNAL}, which is never put down to a deployment; by default {@code CHANGE}. */
    @DataBoundSetter
    public void setCause(String cause) {
        this.cause = OperationStep.given(cause);
    }

    @Override
    DoraEvent event(Instant moment) {
        var now = moment.truncatedTo(ChronoUnit.MILLIS);
        return new Incident(
                getId(),
                getService(),
                getEnvironment(),
                time("openedAt", openedAt, now),
                time("resolvedAt", resolvedAt, now),
                deployment,
                oneOf(Incident.Cause.class, "cause", cause),
                null);
    }

    /** Of {@code recordIncident}. */
    @Extension
    public static final class DescriptorImpl extends RecordStepDescriptor {
        @Override
        public String getFunctionName() {
            return "recordIncident";
        }

        @Override
        public String getDisplayName() {
            return Messages.RecordIncidentStep_DisplayName();
        }
    }
}
