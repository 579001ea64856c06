package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.time.Instant;
import java.util.Optional;

/** What is known of an operation that is shown. */
public interface Records {
    /** Empty when there is no such operation. */
    Optional<OperationStory> story(OperationId id);

    /** How the figures of its service have moved since it began. */
    Optional<DoraMovement> movement(OperationRecord operation, Instant end);

    /** Of a ledger, which stays open. */
    static Records of(Ledger ledger) {
        return new Records() {
            @Override
            public Optional<OperationStory> story(OperationId id) {
                return OperationStory.find(ledger, id);
            }

            @Override
            public Optional<DoraMovement> movement(OperationRecord operation, Instant end) {
                return Optional.of(DoraMovement.of(ledger.preparedUnits(), operation, end));
            }
        };
    }
}
