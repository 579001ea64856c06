package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.operation.Branch;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.Notifier;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes to Bitbucket how an operation ended: build statuses, a report, and where Bitbucket takes it a deployment. At least once: each
 * replaces the one of its key. What Bitbucket does not take never fails an operation; it is noted.
 */
public final class Publishing implements Notifier {
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(10);
    /** The operation holds its leases for so long at most because of a Bitbucket that does not answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Repositories repositories;
    private final Records records;
    private final Clock clock;

    public Publishing(Repositories repositories, Records records, Clock clock) {
        this.repositories = repositories;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public boolean isWanted(OperationRecord operation) {
        return Showcase.of(operation.labels()).isPresent();
    }

    @Override
    public void ended(OperationRecord operation, Outcome outcome, Set<String> takenBack, Run run) {
        var at = run.now("Bitbucket told");
        var showcase = Showcase.of(operation.labels()).orElseThrow();
        var parts = parts(story(operation, outcome), outcome, takenBack, at, showcase);
        var told = run.all(
                "Bitbucket",
                parts.stream()
                        .map(part -> new Branch<>(part.name(), branch -> tell(part, showcase, at, branch)))
                        .toList());
        var untold = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isMissing(told.get(i))) {
                untold.computeIfAbsent(told.get(i).words(), none -> new ArrayList<>())
                        .add(parts.get(i).name());
            }
        }
        if (!untold.isEmpty()) {
            run.note("not shown in Bitbucket", words(showcase, untold));
        }
    }

    private static String words(Showcase showcase, Map<String, List<String>> untold) {
        var words = new StringBuilder(
                "not shown in Bitbucket at commit %s of %s:".formatted(showcase.commit(), showcase.repository()));
        untold.forEach((why, what) -> words.append(' ')
                .append(String.join(", ", what))
                .append(" (")
                .append(why)
                .append(");"));
        return words.substring(0, words.length() - 1);
    }

    /** Nothing: that it is under way is shown already, and a person is asked elsewhere. */
    @Override
    public void waiting(OperationRecord operation, String name, String what, Run run) {}

    private OperationStory story(OperationRecord operation, Outcome outcome) {
        var known = records.story(operation.id())
                .orElseThrow(() -> new IllegalStateException("there is no operation " + operation.id()));
        var head = known.head();
        return new OperationStory(
                new OperationRecord(
                        head.id(),
                        head.verb(),
                        head.targets(),
                        head.labels(),
                        head.requestedBy(),
                        head.journalVersion(),
                        head.createdAt(),
                        Optional.of(outcome)),
                known.entries(),
                known.release(),
                known.pause(),
                known.abort());
    }

    private List<Part> parts(
            OperationStory story, Outcome outcome, Set<String> takenBack, Instant at, Showcase showcase) {
        var parts = new ArrayList<Part>();
        for (var said : Said.ended(story, outcome, takenBack, at)) {
            parts.add(Part.of(said, showcase));
        }
        parts.add(new Part("report", false, (bitbucket, link) -> {
            var movement = records.movement(story.head(), at);
            bitbucket.put(showcase.commit(), ReleaseReport.of(story, outcome, at, movement, showcase, link));
        }));
        if (DeploymentOf.isOne(story.head())) {
            parts.add(new Part(
                    "deployment",
                    true,
                    (bitbucket, link) -> bitbucket.put(
                            showcase.commit(),
                            DeploymentOf.ended(story.head(), outcome, takenBack, at, showcase, link))));
        }
        return parts;
    }

    private Told tell(Part part, Showcase showcase, Instant since, Run run) {
        return run.until(Wait.named("tell", Told.class)
                .forWhat("Bitbucket to take the " + part.name())
                .every(BETWEEN_ATTEMPTS)
                .within(PATIENCE.multipliedBy(2))
                .until(() -> attempt(part, showcase, since)));
    }

    private Look<Told> attempt(Part part, Showcase showcase, Instant since) {
        var told = part.attempt(repositories, showcase);
        var isLate = !clock.instant().isBefore(since.plus(PATIENCE));
        return told.answer() == Told.Answer.LATER && !isLate ? Look.notYet(told.words()) : Look.is(told);
    }
}
