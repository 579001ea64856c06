package io.jenkins.plugins.slipway.jenkins.step;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** What the steps share that record something for the DORA figures; the same id again is an update. */
public abstract class RecordStep extends Step {
    private final String id;
    private String service;
    private String environment;

    RecordStep(String id) {
        this.id = OperationStep.given(id);
    }

    public String getId() {
        return id;
    }

    public String getService() {
        return service;
    }

    /** Needed in the first record of an id. */
    @DataBoundSetter
    public void setService(String service) {
        this.service = OperationStep.given(service);
    }

    public String getEnvironment() {
        return environment;
    }

    /** Needed in the first record of an id. */
    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = OperationStep.given(environment);
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        try {
            if (id == null) {
                throw new IllegalArgumentException(Messages.RecordStep_NoId());
            }
            return new RecordExecution(context, event(Instant.now()), cloneFolder());
        } catch (IllegalArgumentException wrong) {
            throw new AbortException(wrong.getMessage());
        }
    }

    /** @throws IllegalArgumentException when a parameter is not as it should be */
    abstract DoraEvent event(Instant now);

    /** Where in the workspace the commits are; null for its top. */
    String cloneFolder() {
        return null;
    }

    /** A time with its offset, or {@code now}; null stays null. */
    static Instant time(String name, String text, Instant now) {
        if (text == null) {
            return null;
        }
        try {
            return text.equals("now") ? now : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noTime) {
            throw new IllegalArgumentException(Messages.RecordStep_NoTime(name, text), noTime);
        }
    }

    /** In any case of letters; null stays null. */
    static <E extends Enum<E>> E oneOf(Class<E> type, String name, String text) {
        if (text == null) {
            return null;
        }
        var all = type.getEnumConstants();
        return Arrays.stream(all)
                .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Messages.RecordStep_NoneOf(
                        name, text, Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ")))));
    }

    /** Of each of these steps. */
    abstract static class RecordStepDescriptor extends StepDescriptor {
        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }
    }
}
