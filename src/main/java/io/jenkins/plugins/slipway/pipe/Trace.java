package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.util.Optional;

/**
 * What the ledger tells of a step's operation afterwards.
 *
 * @param ending empty while it is open
 */
record Trace(OperationId operation, Optional<Ending> ending, Optional<String> image) {
    private static final int MANY = 200;

    /** Of the newest that has this key, or that was aborted for it. */
    static Optional<Trace> find(Ledger ledger, String key) {
        return ledger.journals().list(false, MANY).stream()
                .filter(operation -> isOf(operation, key, ledger))
                .findFirst()
                .flatMap(operation -> OperationStory.find(ledger, operation.id()))
                .map(story ->
                        new Trace(story.head().id(), story.head().outcome().map(Outcome::ending), story.image()));
    }

    private static boolean isOf(OperationRecord operation, String key, Ledger ledger) {
        return key.equals(operation.labels().get("once"))
                || OperationStory.abort(ledger.journals().signals(operation.id()))
                        .filter(abort -> abort.reason().endsWith("(" + key + ")"))
                        .isPresent();
    }

    String outcome() {
        return ending.map(Ending::name).orElse("OPEN");
    }
}
