package io.jenkins.plugins.slipway.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.jenkins.recording.ChangeLog;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Brings one event into the ledger, as soon as there is one, and answers once. */
final class Recording implements LedgerWork {
    private final DoraEvent event;
    private final String folder;
    private final StepAnswer step;
    private final AnswerOnce answer;
    private final ControllerOperations operations;
    private volatile boolean isAway;

    /** @param folder of the clone with its commits, in the workspace */
    Recording(DoraEvent event, String folder, StepAnswer step, ControllerOperations operations) {
        this.event = event;
        this.folder = folder;
        this.step = step;
        this.answer = new AnswerOnce(step);
        this.operations = operations;
    }

    @Override
    public void enter() {
        operations.threads().run(this::record);
    }

    private void record() {
        try {
            var build = step.build();
            try (var identity = build.asItself()) {
                var events = operations.ledger().doraEvents();
                for (var environment : environments()) {
                    build.require(Build.Right.DEPLOY, environment, Set.of());
                }
                build.audit(build.requestedBy(), "record-" + event.type(), Optional.empty(), event.item());
                bind(build);
                readCommits(build);
                var isNew = !answer.isGiven() && events.append(List.of(event)) > 0;
                build.log()
                        .println(
                                isNew
                                        ? Messages.Recording_Recorded(event.type(), event.item())
                                        : Messages.Recording_Known(event.type(), event.item()));
                var result = new LinkedHashMap<String, Object>();
                result.put("id", event.item());
                result.put("recorded", isNew);
                answer.succeed(result);
            }
        } catch (StoreUnavailable away) {
            away(away);
        } catch (IOException | RuntimeException fault) {
            answer.fail(Failure.of(fault));
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who tells of a service's deployments is a job of that service. */
    private void bind(Build build) {
        if (event instanceof Deployment deployment && deployment.service() != null) {
            operations.ledger().deliveringJobs().bind(operations.controller(), build.job(), deployment.service());
        }
    }

    /** Before the deployment, so that its lead times are there with it. */
    private void readCommits(Build build) throws InterruptedException {
        if (event instanceof Deployment deployment && deployment.commit() != null) {
            var own = ChangeLog.repositoryOf(build.project());
            var repo = Optional.ofNullable(deployment.repo());
            new BuildCommits(build, operations)
                    .record(folder, deployment.commit(), repo, Optional.of(repo.orElse(own)));
        }
    }

    /** What it says, and what was said of it before: nobody may take away what belongs to another environment. */
    private Set<String> environments() throws AbortException {
        var environments = new TreeSet<>(operations.ledger().doraEvents().environmentsOf(event.type(), event.item()));
        var said = event instanceof Deployment deployment ? deployment.environment() : ((Incident) event).environment();
        if (said != null) {
            environments.add(said);
        }
        if (environments.isEmpty()) {
            throw new AbortException(Messages.Recording_First(event.type(), event.item()));
        }
        return environments;
    }

    private void away(StoreUnavailable away) {
        if (!isAway) {
            isAway = true;
            try {
                step.build().log().println(Messages.Step_Away(away.getMessage()));
            } catch (IOException gone) {
                away.addSuppressed(gone);
            } catch (InterruptedException goingDown) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (!answer.isGiven()) {
            operations.threads().later(this::record);
        }
    }

    @Override
    public void stop(Throwable cause) {
        answer.fail(cause);
    }

    @Override
    public String status() {
        return isAway ? Messages.Status_Ledger() : Messages.Status_Recording();
    }
}
