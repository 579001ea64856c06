package io.jenkins.plugins.slipway.jenkins.step;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** What the steps that run an operation share: which spec, which environment, and whether to wait for their turn. */
public abstract class OperationStep extends Step {
    private String config;
    private Object spec;
    private String environment;
    private boolean wait;
    private String bitbucket;

    public String getConfig() {
        return config;
    }

    /** A file of the workspace; {@code slipway.yaml} where neither this nor {@code spec} is given. */
    @DataBoundSetter
    public void setConfig(String config) {
        this.config = given(config);
    }

    public Object getSpec() {
        return spec;
    }

    /** The spec itself, as the text of a {@code slipway.yaml} or as a map. */
    @DataBoundSetter
    public void setSpec(Object spec) {
        this.spec = given(spec);
    }

    public String getEnvironment() {
        return environment;
    }

    /** One of the spec's; by default its only one, else {@code production}. */
    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = given(environment);
    }

    public boolean isWait() {
        return wait;
    }

    /** While another operation holds the target; by default the step fails then, naming it. */
    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    public String getBitbucket() {
        return bitbucket;
    }

    /** Where developers see it: {@code connection:owner/name}, or {@code none}; by default where the build's clone came from. */
    @DataBoundSetter
    public void setBitbucket(String bitbucket) {
        this.bitbucket = given(bitbucket);
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        try {
            return new OperationExecution(context, asked());
        } catch (IllegalArgumentException wrong) {
            throw new AbortException(wrong.getMessage());
        }
    }

    /** @throws IllegalArgumentException when the parameters do not fit together */
    final Order asked() {
        return order().shownIn(bitbucket);
    }

    /** @throws IllegalArgumentException when the parameters do not fit together */
    abstract Order order();

    SpecSource source() {
        return SpecSource.of(config, spec);
    }

    /** Forms send empty texts for what was left out. */
    static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The same for what may be a text or a map. */
    static Object given(Object value) {
        return value instanceof CharSequence text ? given(text.toString()) : value;
    }

    /** Of each of these steps. */
    abstract static class OperationStepDescriptor extends StepDescriptor {
        private final String function;

        OperationStepDescriptor(String function) {
            this.function = function;
        }

        @Override
        public String getFunctionName() {
            return function;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }
    }
}
