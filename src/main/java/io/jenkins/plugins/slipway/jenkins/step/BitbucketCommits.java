package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.NotOffered;
import io.jenkins.plugins.slipway.bitbucket.history.CommitHistory;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import java.io.PrintWriter;
import java.util.regex.Pattern;

/** Commits that no clone has, from the first configured Bitbucket Cloud: those between the last deployment and this one. */
final class BitbucketCommits {
    private static final String PREFIX = "bitbucket:";
    private static final Pattern FULL_HASH = Pattern.compile("[0-9a-f]{40}");

    private final ControllerOperations operations;
    private final PrintWriter log;

    BitbucketCommits(ControllerOperations operations, PrintWriter log) {
        this.operations = operations;
        this.log = log;
    }

    /**
     * Reads and appends what is not known yet.
     *
     * @param why a clone does not serve
     * @return whether they are known now
     */
    boolean record(String repository, String commit, String why) {
        if (!repository.startsWith(PREFIX) || !FULL_HASH.matcher(commit).matches()) {
            return false;
        }
        var name = repository.substring(PREFIX.length());
        try (var bitbucket = operations.bitbuckets().entrySet().stream()
                .filter(site -> site.getValue().isCloud())
                .findFirst()
                .flatMap(site -> operations.repositories().open(site.getKey(), name))
                .orElse(null)) {
            if (bitbucket == null) {
                return false;
            }
            var counted = new CommitHistory(bitbucket, operations.ledger(), false, log::println).upTo(commit);
            log.println(Messages.BuildCommits_Bitbucket(repository, counted.freshCommits(), why));
            return true;
        } catch (BitbucketRefused | BitbucketUnavailable | NotInBitbucket | NotOffered not) {
            return refused(not);
        } catch (IllegalArgumentException | IllegalStateException notDefined) {
            return refused(notDefined);
        }
    }

    private boolean refused(RuntimeException not) {
        log.println(Messages.BuildCommits_BitbucketNot(not.getMessage()));
        return false;
    }
}
