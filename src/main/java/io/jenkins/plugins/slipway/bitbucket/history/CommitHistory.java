package io.jenkins.plugins.slipway.bitbucket.history;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.CommitRange;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Brings the commits into the ledger that lie between deployments, which lead times need and a shallow clone does not have: of the
 * first deployment only its own, as what to compare the next with.
 */
public final class CommitHistory {
    private static final Pattern FULL_HASH = Pattern.compile("[0-9a-f]{40}");

    private final Bitbucket bitbucket;
    private final Ledger ledger;
    private final CommitReading reading;
    private final List<String> vanished = new ArrayList<>();

    /** @param byPullRequest whether a commit that was squashed counts from the first commit of its pull request: two calls a commit */
    public CommitHistory(Bitbucket bitbucket, Ledger ledger, boolean byPullRequest, ImportWatch watch) {
        this.bitbucket = bitbucket;
        this.ledger = ledger;
        this.reading = new CommitReading(bitbucket, ledger, byPullRequest, watch);
    }

    /**
     * All between the last deployment that the ledger knows and this commit.
     *
     * @param revision a full hash, or a branch or tag in Bitbucket
     * @throws BitbucketUnavailable when it is limited for longer than its patience; what was read is kept
     */
    public Counted upTo(String revision) {
        reading.finishBrokenOff();
        var head = FULL_HASH.matcher(revision).matches() ? revision : newest(revision);
        between(Stream.concat(Stream.of(head), deployed().stream()).distinct().toList());
        return counted();
    }

    /** @throws NotInBitbucket when there is none of that name */
    private String newest(String revision) {
        return bitbucket.commits(new CommitRange(revision, Optional.empty()), Optional.empty()).values().stream()
                .findFirst()
                .orElseThrow(() -> new NotInBitbucket(
                        "%s has no commit at '%s'".formatted(bitbucket.address().fullName(), revision), null))
                .id();
    }

    /** All between those that were deployed. @return how many deployments there are */
    int betweenDeployments() {
        reading.finishBrokenOff();
        var deployed = deployed();
        between(deployed);
        return deployed.size();
    }

    /** What a revision reaches, back to a time. */
    void since(String revision, Instant time) {
        reading.read(new CommitRange(revision, Optional.empty()), time);
    }

    Counted counted() {
        var notes = new ArrayList<String>();
        reading.note().ifPresent(notes::add);
        if (!vanished.isEmpty()) {
            notes.add("%d deployed commits vanished from the repository, so there are no lead times across them: %s"
                    .formatted(
                            vanished.size(),
                            String.join(", ", vanished.stream().limit(5).toList())));
        }
        return new Counted(0, 0, reading.read(), reading.fresh(), notes);
    }

    /** The commits that were live, each once, the newest first. */
    private List<String> deployed() {
        return ledger.doraEvents().deploymentsFrom(bitbucket.address().eventName()).stream()
                .filter(deployment -> deployment.commit() != null && deployment.finishedAt() != null)
                .filter(deployment -> deployment.status() == Deployment.Status.SUCCESS)
                .sorted(Comparator.comparing(Deployment::finishedAt).reversed())
                .map(Deployment::commit)
                .distinct()
                .toList();
    }

    private void between(List<String> newestFirst) {
        var open = new ArrayList<>(newestFirst);
        while (!open.isEmpty() && !hasBaseline(open.get(open.size() - 1))) {
            vanished.add(open.remove(open.size() - 1));
        }
        var covered = reading.covered(open);
        for (int i = 0; i < open.size() - 1; i++) {
            if (!covered.contains(open.get(i))) {
                read(open.get(i), open.subList(i + 1, open.size()), covered);
                covered = reading.covered(open);
            }
        }
    }

    private boolean hasBaseline(String oldest) {
        if (!reading.covered(List.of(oldest)).isEmpty() || reading.isBaseline(oldest)) {
            return true;
        }
        try {
            reading.readBaseline(oldest);
            return true;
        } catch (NotInBitbucket gone) {
            return false;
        }
    }

    /** Back to the last one before it that is known; where that vanished, back to the oldest. */
    private void read(String commit, List<String> before, Collection<String> covered) {
        var last = before.stream().filter(covered::contains).findFirst();
        var ends = Stream.concat(last.stream(), Stream.of(before.get(before.size() - 1)))
                .distinct()
                .toList();
        for (var end : ends) {
            try {
                reading.read(new CommitRange(commit, Optional.of(end)), Instant.MIN);
                reading.cover(commit);
                return;
            } catch (NotInBitbucket gone) {
                continue;
            }
        }
        vanished.add(commit);
    }
}
