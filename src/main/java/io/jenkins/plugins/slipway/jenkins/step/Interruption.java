package io.jenkins.plugins.slipway.jenkins.step;

import hudson.model.Result;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The operation was aborted, from another place than this build. */
final class Interruption extends CauseOfInterruption {
    private static final long serialVersionUID = 1L;
    private final String why;

    private Interruption(String why) {
        this.why = why;
    }

    @Override
    public String getShortDescription() {
        return why;
    }

    /** What ends a build as aborted. */
    static FlowInterruptedException because(String why) {
        return new FlowInterruptedException(Result.ABORTED, true, new Interruption(why));
    }

    /** In words, who or what interrupted a step: {@code Aborted by alice}. */
    static String by(Throwable interruption) {
        if (interruption instanceof FlowInterruptedException flow
                && !flow.getCauses().isEmpty()) {
            return flow.getCauses().stream()
                    .map(cause ->
                            cause instanceof UserInterruption user ? user.getUserId() : cause.getShortDescription())
                    .collect(Collectors.joining(", "));
        }
        return interruption.getMessage() == null ? "Jenkins" : interruption.getMessage();
    }
}
