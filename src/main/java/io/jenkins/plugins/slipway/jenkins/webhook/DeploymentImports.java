package io.jenkins.plugins.slipway.jenkins.webhook;

import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.history.RepositoryImport;
import io.jenkins.plugins.slipway.bitbucket.history.Wanted;
import io.jenkins.plugins.slipway.bitbucket.publish.Repositories;
import io.jenkins.plugins.slipway.bitbucket.webhook.EventInbox.Receipt;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads the deployments of a repository when a run of Pipelines has ended: no message tells of them. One repository at a time, since
 * a rate limit may hold each of them up for long, and steps need the threads; each goes on where the one before came to.
 */
final class DeploymentImports {
    private static final Logger LOG = Logger.getLogger(DeploymentImports.class.getName());

    /** By connection and repository, so that many messages about one come to one more reading of it. */
    private final Map<String, Runnable> waiting = new LinkedHashMap<>();

    private boolean isReading;

    /** Returns at once: Bitbucket waits ten seconds for an answer. @param threads runs what it is given, now or later */
    void begin(
            Consumer<Runnable> threads, Ledger ledger, Repositories repositories, String connection, Receipt receipt) {
        synchronized (waiting) {
            waiting.put(
                    connection + ":" + receipt.repository(),
                    () -> repositories.open(connection, receipt.repository()).ifPresent(bitbucket -> {
                        try (bitbucket) {
                            var counted = new RepositoryImport(bitbucket, ledger, wanted(receipt), line -> {}).run();
                            LOG.log(Level.INFO, () -> "deployments of %s: %s".formatted(receipt.repository(), counted));
                        }
                    }));
            if (isReading) {
                return;
            }
            isReading = true;
        }
        next(threads);
    }

    private void next(Consumer<Runnable> threads) {
        String key;
        Runnable reading;
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                isReading = false;
                return;
            }
            key = waiting.keySet().iterator().next();
            reading = waiting.remove(key);
        }
        threads.accept(() -> {
            try {
                reading.run();
            } catch (BitbucketUnavailable
                    | BitbucketRefused
                    | NotInBitbucket
                    | StoreUnavailable
                    | IllegalStateException notNow) {
                LOG.log(Level.WARNING, notNow, () -> "deployments of %s are not read".formatted(key));
            } finally {
                next(threads);
            }
        });
    }

    private static Wanted wanted(Receipt receipt) {
        return new Wanted(
                receipt.deployed(), Set.of(), Optional.empty(), Optional.empty(), "HEAD", Optional.empty(), false);
    }
}
