package io.jenkins.plugins.slipway.jenkins.webhook;

import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.history.RepositoryImport;
import io.jenkins.plugins.slipway.bitbucket.history.Wanted;
import io.jenkins.plugins.slipway.bitbucket.webhook.EventInbox;
import io.jenkins.plugins.slipway.bitbucket.webhook.Hook;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads the deployments of a repository when a run of Pipelines has ended: no message tells of them. One at a time for a repository;
 * each goes on where the one before came to, so that one that fails is made up for by the next.
 */
final class DeploymentImports {
    private static final Logger LOG = Logger.getLogger(DeploymentImports.class.getName());
    private static final Set<String> RUNNING = ConcurrentHashMap.newKeySet();

    private DeploymentImports() {}

    /** Returns at once: Bitbucket waits ten seconds for an answer. */
    static void begin(ControllerOperations operations, Hook hook, EventInbox.Receipt receipt) {
        var key = hook.connection() + ":" + receipt.repository();
        if (RUNNING.add(key)) {
            operations.threads().run(() -> {
                try {
                    read(operations, hook, receipt);
                } finally {
                    RUNNING.remove(key);
                }
            });
        }
    }

    private static void read(ControllerOperations operations, Hook hook, EventInbox.Receipt receipt) {
        var found = operations.repositories().open(hook.connection(), receipt.repository());
        if (found.isEmpty()) {
            return;
        }
        try (var bitbucket = found.get()) {
            var counted = new RepositoryImport(bitbucket, operations.ledger(), wanted(receipt), line -> {}).run();
            LOG.log(Level.INFO, () -> "deployments of %s: %s".formatted(receipt.repository(), counted));
        } catch (BitbucketUnavailable
                | BitbucketRefused
                | NotInBitbucket
                | StoreUnavailable
                | IllegalStateException notNow) {
            LOG.log(Level.WARNING, notNow, () -> "deployments of %s are not read".formatted(receipt.repository()));
        }
    }

    private static Wanted wanted(EventInbox.Receipt receipt) {
        return new Wanted(
                receipt.deployed(), Set.of(), Optional.empty(), Optional.empty(), "HEAD", Optional.empty(), false);
    }
}
