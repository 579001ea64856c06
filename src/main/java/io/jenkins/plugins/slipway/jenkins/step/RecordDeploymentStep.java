package io.jenkins.plugins.slipway.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code recordDeployment}: a deployment that something else than Slipway did. */
public final class RecordDeploymentStep extends RecordStep {
    private String status;
    private String commit;
    private String repo;
    private String startedAt;
    private String finishedAt;
    private String kind;
    private boolean unplanned;
    private String rollsBack;
    private String fixesDeployment;
    private String fixesIncident;
    private boolean reachedUsers;
    private String run;
    private String clone;

    @DataBoundConstructor
    public RecordDeploymentStep(String id) {
        super(id);
    }

    public String getStatus() {
        return status;
    }

    /** {@code IN_PROGRESS}, {@code SUCCESS}, {@code FAILURE} or {@code ABORTED}. */
    @DataBoundSetter
    public void setStatus(String status) {
        this.status = OperationStep.given(status);
    }

    public String getCommit() {
        return commit;
    }

    /** Full id of the service's commit, not of the pipeline's. */
    @DataBoundSetter
    public void setCommit(String commit) {
        this.commit = OperationStep.given(commit);
    }

    public String getRepo() {
        return repo;
    }

    /** The commit's repository, such as {@code bitbucket:acme/checkout}. */
    @DataBoundSetter
    public void setRepo(String repo) {
        this.repo = OperationStep.given(repo);
    }

    public String getStartedAt() {
        return startedAt;
    }

    /** A time with its offset, or {@code now}; by default now where the status is {@code IN_PROGRESS}. */
    @DataBoundSetter
    public void setStartedAt(String startedAt) {
        this.startedAt = OperationStep.given(startedAt);
    }

    public String getFinishedAt() {
        return finishedAt;
    }

    /** A time with its offset, or {@code now}; by default now where the status is any other. */
    @DataBoundSetter
    public void setFinishedAt(String finishedAt) {
        this.finishedAt = OperationStep.given(finishedAt);
    }

    public String getKind() {
        return kind;
    }

    /** {@code DEPLOY}, {@code ROLLBACK} or {@code HOTFIX}. */
    @DataBoundSetter
    public void setKind(String kind) {
        this.kind = OperationStep.given(kind);
    }

    public boolean isUnplanned() {
        return unplanned;
    }

    /** It was rework: nobody had planned it. */
    @DataBoundSetter
    public void setUnplanned(boolean unplanned) {
        this.unplanned = unplanned;
    }

    public String getRollsBack() {
        return rollsBack;
    }

    /** The deployment that it undoes. */
    @DataBoundSetter
    public void setRollsBack(String rollsBack) {
        this.rollsBack = OperationStep.given(rollsBack);
    }

    public String getFixesDeployment() {
        return fixesDeployment;
    }

    /** The deployment that it repairs. */
    @DataBoundSetter
    public void setFixesDeployment(String fixesDeployment) {
        this.fixesDeployment = OperationStep.given(fixesDeployment);
    }

    public String getFixesIncident() {
        return fixesIncident;
    }

    /** The incident that it ends. */
    @DataBoundSetter
    public void setFixesIncident(String fixesIncident) {
        this.fixesIncident = OperationStep.given(fixesIncident);
    }

    public boolean isReachedUsers() {
        return reachedUsers;
    }

    /** Users were served by it, although it failed or was aborted. */
    @DataBoundSetter
    public void setReachedUsers(boolean reachedUsers) {
        this.reachedUsers = reachedUsers;
    }

    public String getRun() {
        return run;
    }

    /** For people: the build that did it. */
    @DataBoundSetter
    public void setRun(String run) {
        this.run = OperationStep.given(run);
    }

    public String getClone() {
        return clone;
    }

    /** The folder of the workspace with the clone of {@code repo}; by default its top. */
    @DataBoundSetter
    public void setClone(String clone) {
        this.clone = OperationStep.given(clone);
    }

    @Override
    String cloneFolder() {
        return clone;
    }

    @Override
    DoraEvent event(Instant moment) {
        var now = moment.truncatedTo(ChronoUnit.MILLIS);
        var reached = oneOf(Deployment.Status.class, "status", status);
        var begins = reached == Deployment.Status.IN_PROGRESS;
        var ends = reached != null && !begins;
        return new Deployment(
                getId(),
                getService(),
                getEnvironment(),
                reached,
                commit,
                repo,
                startedAt == null && begins ? now : time("startedAt", startedAt, now),
                finishedAt == null && ends ? now : time("finishedAt", finishedAt, now),
                oneOf(Deployment.Kind.class, "kind", kind),
                unplanned ? Boolean.FALSE : null,
                rollsBack,
                fixesDeployment,
                fixesIncident,
                reachedUsers ? Boolean.TRUE : null,
                run,
                null);
    }

    /** Of {@code recordDeployment}. */
    @Extension
    public static final class DescriptorImpl extends RecordStepDescriptor {
        @Override
        public String getFunctionName() {
            return "recordDeployment";
        }

        @Override
        public String getDisplayName() {
            return Messages.RecordDeploymentStep_DisplayName();
        }
    }
}
