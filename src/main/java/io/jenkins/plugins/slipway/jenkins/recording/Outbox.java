package io.jenkins.plugins.slipway.jenkins.recording;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.ledger.Deed;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Counted builds on their way into the ledger: files until they are there, so that neither its absence nor a restart loses one. */
final class Outbox {
    private static final String NAME = ".counted";
    private static final Logger LOG = Logger.getLogger(Outbox.class.getName());

    private final Path folder;
    private final ControllerOperations operations;

    Outbox(Path folder, ControllerOperations operations) {
        this.folder = folder;
        this.operations = operations;
    }

    /** Returns once it cannot be lost any more. */
    void put(CountedBuild build) throws IOException {
        Files.createDirectories(folder);
        var fresh = Files.writeString(folder.resolve(UUID.randomUUID() + ".new"), build.written());
        var file = folder.resolve(UUID.randomUUID() + NAME);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        operations.threads().run(() -> send(file));
    }

    /** After a start: what the last process could not send. */
    void sendAll() {
        operations.threads().run(() -> {
            try {
                waiting().forEach(this::send);
            } catch (IOException unreadable) {
                LOG.log(Level.WARNING, unreadable, () -> "deployments wait in " + folder + " and cannot be read");
            }
        });
    }

    private List<Path> waiting() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(NAME)).sorted().toList();
        }
    }

    private void send(Path file) {
        try {
            append(CountedBuild.read(Files.readString(file)), operations.ledger());
            Files.deleteIfExists(file);
        } catch (StoreUnavailable away) {
            LOG.log(Level.FINE, "a deployment waits for the ledger; tried again", away);
            operations.threads().later(() -> send(file));
        } catch (NoSuchFileException sent) {
            LOG.log(Level.FINE, "sent already", sent);
        } catch (IOException | RuntimeException damaged) {
            LOG.log(Level.WARNING, damaged, () -> "the deployment in " + file + " cannot be recorded; it stays there");
        }
    }

    /** Again it changes nothing: the ledger takes no event twice. */
    private void append(CountedBuild build, Ledger ledger) {
        var deployment = build.deployment();
        if (build.operations().stream().anyMatch(id -> isOf(ledger, id, build))) {
            LOG.log(Level.FINE, "{0} was deployed by Slipway itself, which has recorded it", build.build());
            return;
        }
        ledger.deliveringJobs().bind(operations.controller(), build.job(), deployment.service());
        var events = new ArrayList<DoraEvent>(unknown(build.commits(), ledger));
        events.add(deployment);
        if (ledger.doraEvents().append(events) > 0) {
            ledger.auditTrail()
                    .append(new Deed(
                            build.by(), "record-deployment", build.build(), Optional.empty(), deployment.id()));
        }
    }

    /** A change log knows less of a commit than a clone does. */
    private static List<Commit> unknown(List<Commit> commits, Ledger ledger) {
        var known = ledger.doraEvents()
                .known("commit", commits.stream().map(Commit::item).toList());
        return commits.stream().filter(commit -> !known.contains(commit.item())).toList();
    }

    private static boolean isOf(Ledger ledger, String operation, CountedBuild build) {
        return ledger.journals()
                .find(new OperationId(operation))
                .map(record -> record.labels())
                .filter(labels -> build.deployment().service().equals(labels.get("service"))
                        && build.deployment().environment().equals(labels.get("environment")))
                .isPresent();
    }
}
