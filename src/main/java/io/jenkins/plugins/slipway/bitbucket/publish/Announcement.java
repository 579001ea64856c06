package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Shows in Bitbucket that an operation begins, or why none did. Once, within seconds, and outside of any journal: nothing waits for
 * Bitbucket to begin.
 */
public final class Announcement {
    /** An answer of Bitbucket usually takes a fraction of a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Repositories repositories;
    private final Duration patience;

    public Announcement(Repositories repositories) {
        this(repositories, PATIENCE);
    }

    Announcement(Repositories repositories, Duration patience) {
        this.repositories = repositories;
        this.patience = patience;
    }

    /** @return what is not shown, and why; empty when all is, or the operation is shown nowhere */
    public Optional<String> begun(OperationRecord operation) {
        return Showcase.of(operation.labels()).flatMap(showcase -> {
            var parts = new ArrayList<Part>();
            parts.add(Part.of(Said.begun(operation), showcase));
            if (DeploymentOf.isOne(operation)) {
                parts.add(new Part(
                        "deployment",
                        true,
                        (bitbucket, link) ->
                                bitbucket.put(showcase.commit(), DeploymentOf.begun(operation, showcase, link))));
            }
            return tell(showcase, parts);
        });
    }

    /**
     * A plan was refused; nothing was started.
     *
     * @param labels service, environment and version of what would have been
     * @return what is not shown, and why; empty when all is
     */
    public Optional<String> refused(Showcase showcase, String verb, Map<String, String> labels, String why) {
        return tell(showcase, List.of(Part.of(Said.refused(Shown.of(verb, labels), why), showcase)));
    }

    /**
     * A spec has faults; nothing was started.
     *
     * @return what is not shown, and why; empty when all is
     */
    public Optional<String> faulty(Showcase showcase, InvalidSpec spec) {
        var faults = new SpecReport(showcase, spec);
        var report =
                new Part("report", false, (bitbucket, link) -> bitbucket.put(showcase.commit(), faults.report(link)));
        return tell(showcase, List.of(Part.of(faults.said(), showcase), report));
    }

    private Optional<String> tell(Showcase showcase, List<Part> parts) {
        var task = new FutureTask<Set<String>>(() -> {
            var untold = new LinkedHashSet<String>();
            for (var part : parts) {
                var told = part.attempt(repositories, showcase);
                if (part.isMissing(told)) {
                    untold.add(told.words());
                }
            }
            return untold;
        });
        var thread = new Thread(task, "slipway shows in Bitbucket");
        thread.setDaemon(true);
        thread.start();
        return words(showcase, untold(task));
    }

    private Set<String> untold(FutureTask<Set<String>> task) {
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // interrupted, so that it does not come after the ending
            task.cancel(true);
            return Set.of("no answer within " + patience.toSeconds() + " s");
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return Set.of("interrupted");
        } catch (ExecutionException | CancellationException defect) {
            return Set.of(String.valueOf(defect.getMessage()));
        }
    }

    private static Optional<String> words(Showcase showcase, Set<String> untold) {
        return untold.isEmpty()
                ? Optional.empty()
                : Optional.of("not shown in Bitbucket at commit %s of %s: %s"
                        .formatted(showcase.commit(), showcase.repository(), String.join("; ", untold)));
    }
}
