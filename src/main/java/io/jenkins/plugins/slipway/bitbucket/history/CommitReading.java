package io.jenkins.plugins.slipway.bitbucket.history;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.CommitRange;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.Page;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings commits between two into the ledger, a page at a time, and remembers after each how far it came. They have no paths: Cloud
 * would tell them one commit a call.
 */
final class CommitReading {
    private static final String BETWEEN = "..";
    private static final String PART = "commits ";
    private static final int LINE_EACH = 1_000;

    private final Bitbucket bitbucket;
    private final Ledger ledger;
    private final String source;
    private final Optional<FirstCommits> firstCommits;
    private final ImportWatch watch;
    private int read;
    private int fresh;

    /** @param byPullRequest whether a commit that was squashed counts from the first commit of its pull request: two calls a commit */
    CommitReading(Bitbucket bitbucket, Ledger ledger, boolean byPullRequest, ImportWatch watch) {
        this.bitbucket = bitbucket;
        this.ledger = ledger;
        this.source = Source.of(bitbucket.address());
        this.firstCommits = byPullRequest ? Optional.of(new FirstCommits(bitbucket)) : Optional.empty();
        this.watch = watch;
    }

    /** How many were read. */
    int read() {
        return read;
    }

    /** How many of them said something new. */
    int fresh() {
        return fresh;
    }

    /** What became of pull requests, for people; empty when they were not asked for, or all was well. */
    Optional<String> note() {
        return firstCommits.flatMap(FirstCommits::note);
    }

    /** Goes on with what was broken off before. */
    void finishBrokenOff() {
        for (var part : ledger.imports().brokenOff(source)) {
            if (part.startsWith(PART) && !part.endsWith(BETWEEN)) {
                var ends = part.substring(PART.length()).split("\\.\\.", 2);
                try {
                    read(new CommitRange(ends[0], Optional.of(ends[1])), Instant.MIN);
                    cover(ends[0]);
                } catch (NotInBitbucket vanished) {
                    ledger.imports().forget(source, part);
                }
            }
        }
    }

    /**
     * Reads them all, or goes on where it was broken off.
     *
     * @param since stops at a page whose commits are all older
     * @throws NotInBitbucket when one of both vanished
     */
    void read(CommitRange range, Instant since) {
        var part = PART + range.include() + BETWEEN + range.exclude().orElse("");
        var cursor = ledger.imports().reached(source, part);
        do {
            var page = page(range, cursor);
            cursor = page.next();
            var isOver = !page.values().isEmpty()
                    && page.values().stream()
                            .allMatch(commit -> commit.committedAt().isBefore(since));
            if (!isOver) {
                append(page);
            }
            if (cursor.isEmpty() || isOver) {
                ledger.imports().finish(source, part);
                return;
            }
            ledger.imports().reach(source, part, cursor.get());
        } while (true);
    }

    /** Only this one: to compare the next with. */
    void readBaseline(String commit) {
        var only = bitbucket.commits(new CommitRange(commit, Optional.empty()), Optional.empty()).values().stream()
                .filter(listed -> listed.id().equals(commit))
                .toList();
        append(new Page<>(only, Optional.empty()));
        ledger.imports().finish(source, baseline(commit));
    }

    /** Those of them whose own history is known, back to a deployment before. */
    Set<String> covered(List<String> commits) {
        var named = bitbucket.address().eventName() + "@";
        var known = new HashSet<String>();
        for (int from = 0; from < commits.size(); from += LINE_EACH) {
            known.addAll(ledger.doraEvents()
                    .known(
                            "commit",
                            commits.subList(from, Math.min(from + LINE_EACH, commits.size())).stream()
                                    .map(named::concat)
                                    .toList()));
        }
        var parts = Set.copyOf(ledger.imports().finished(source));
        return commits.stream()
                .filter(commit -> known.contains(named + commit) && !parts.contains(baseline(commit)))
                .collect(Collectors.toSet());
    }

    /** Whether it was read to compare the next with. */
    boolean isBaseline(String commit) {
        return ledger.imports().finishedAt(source, baseline(commit)).isPresent();
    }

    /** It was only a baseline, if anything; now its history is known. */
    void cover(String commit) {
        ledger.imports().forget(source, baseline(commit));
    }

    private static String baseline(String commit) {
        return "baseline " + commit;
    }

    /** A cursor does not live for ever; without one the list begins anew, and what is known is passed over. */
    private Page<RepositoryCommit> page(CommitRange range, Optional<String> cursor) {
        try {
            return bitbucket.commits(range, cursor);
        } catch (NotInBitbucket | BitbucketRefused outdated) {
            if (cursor.isEmpty()) {
                throw outdated;
            }
            return bitbucket.commits(range, Optional.empty());
        }
    }

    private void append(Page<RepositoryCommit> page) {
        var events = page.values().stream().map(this::event).toList();
        fresh += ledger.doraEvents().append(events);
        if ((read + events.size()) / LINE_EACH > read / LINE_EACH) {
            watch.say("%d commits of %s read"
                    .formatted(read + events.size(), bitbucket.address().fullName()));
        }
        read += events.size();
    }

    private Commit event(RepositoryCommit commit) {
        var authoredAt = firstCommits.map(first -> first.authoredAt(commit)).orElse(commit.authoredAt());
        return new Commit(
                bitbucket.address().eventName(),
                commit.id(),
                commit.parents(),
                authoredAt,
                commit.committedAt(),
                null,
                null);
    }
}
