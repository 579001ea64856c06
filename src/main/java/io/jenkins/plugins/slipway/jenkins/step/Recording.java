package io.jenkins.plugins.slipway.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Brings one event into the ledger, as soon as there is one, and answers once. */
final class Recording {
    private final DoraEvent event;
    private final Desk desk;
    private final ControllerOperations operations;
    private boolean answered;
    private boolean isAway;

    /** Where the answer goes. */
    interface Desk {
        Build build() throws IOException, InterruptedException;

        void succeed(Object value);

        void fail(Throwable why);
    }

    Recording(DoraEvent event, Desk desk, ControllerOperations operations) {
        this.event = event;
        this.desk = desk;
        this.operations = operations;
    }

    /** Returns at once. */
    void enter() {
        operations.threads().run(this::record);
    }

    private void record() {
        try {
            var build = desk.build();
            try (var identity = build.asItself()) {
                var events = operations.ledger().doraEvents();
                for (var environment : environments()) {
                    build.require(Build.Right.DEPLOY, environment, Set.of());
                }
                var isNew = !isAnswered() && events.append(List.of(event)) > 0;
                build.log()
                        .println("%s %s: %s"
                                .formatted(event.type(), event.item(), isNew ? "recorded" : "known already"));
                var answer = new LinkedHashMap<String, Object>();
                answer.put("id", event.item());
                answer.put("recorded", isNew);
                succeed(answer);
            }
        } catch (StoreUnavailable away) {
            away(away);
        } catch (IOException | RuntimeException fault) {
            fail(Failure.of(fault));
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
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
            throw new AbortException("%s %s is new: the first record of it needs service and environment"
                    .formatted(event.type(), event.item()));
        }
        return environments;
    }

    private void away(StoreUnavailable away) {
        if (!isAway) {
            isAway = true;
            try {
                desk.build().log().println("waiting, nothing is done meanwhile: " + away.getMessage());
            } catch (IOException gone) {
                away.addSuppressed(gone);
            } catch (InterruptedException goingDown) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (!isAnswered()) {
            operations.threads().later(this::record);
        }
    }

    /** Nothing has to be taken back. */
    void stop(Throwable cause) {
        fail(cause);
    }

    String status() {
        return isAway ? "waiting for the ledger" : "recording";
    }

    private synchronized boolean isAnswered() {
        return answered;
    }

    private void succeed(Object value) {
        if (answers()) {
            desk.succeed(value);
        }
    }

    private void fail(Throwable why) {
        if (answers()) {
            desk.fail(why);
        }
    }

    private synchronized boolean answers() {
        var isFirst = !answered;
        answered = true;
        return isFirst;
    }
}
