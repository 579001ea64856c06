package io.jenkins.plugins.slipway.jenkins.step;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code checkGoals}: whether the DORA figures of what this job delivers are what they are to be. */
public final class CheckGoalsStep extends Step {
    private String config;
    private Object goals;
    private String onMiss;

    @DataBoundConstructor
    public CheckGoalsStep() {
        // all is optional
    }

    public String getConfig() {
        return config;
    }

    /** A file of the workspace with goals; those of the administrator where neither this nor {@code goals} is given. */
    @DataBoundSetter
    public void setConfig(String config) {
        this.config = OperationStep.given(config);
    }

    public Object getGoals() {
        return goals;
    }

    /** The goals themselves, as the text of such a file or as a map. */
    @DataBoundSetter
    public void setGoals(Object goals) {
        this.goals = OperationStep.given(goals);
    }

    public String getOnMiss() {
        return onMiss;
    }

    /** {@code UNSTABLE}, {@code FAIL} or {@code WARN}; by default {@code UNSTABLE}. */
    @DataBoundSetter
    public void setOnMiss(String onMiss) {
        this.onMiss = OperationStep.given(onMiss);
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        try {
            return new CheckGoalsExecution(context, source(), miss());
        } catch (IllegalArgumentException wrong) {
            throw new AbortException(wrong.getMessage());
        }
    }

    GoalsSource source() {
        return GoalsSource.of(config, goals);
    }

    OnMiss miss() {
        var chosen = RecordStep.oneOf(OnMiss.class, "onMiss", onMiss);
        return chosen == null ? OnMiss.UNSTABLE : chosen;
    }

    /** Of {@code checkGoals}. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "checkGoals";
        }

        @Override
        public String getDisplayName() {
            return Messages.CheckGoalsStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }
    }
}
