package io.jenkins.plugins.slipway.jenkins.page;

import hudson.model.Failure;
import hudson.model.Run;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.jenkins.operation.RollbackByHand;
import io.jenkins.plugins.slipway.jenkins.permission.Refused;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.util.function.Consumer;

/** The button "roll back" of a build: what is refused or cannot be done now is one page that says so. */
final class PageRollback {
    private final Run<?, ?> run;

    PageRollback(Run<?, ?> run) {
        this.run = run;
    }

    /**
     * In the name of the person who is signed in, who has the permission for it.
     *
     * @param before is told what will begin, before it does
     */
    OperationId begin(OperationId delivered, String spec, Consumer<OperationId> before) {
        try {
            var operations = JenkinsOperations.get();
            var story = OperationStory.find(operations.ledger(), delivered).orElseThrow();
            var rollback = new RollbackByHand(operations, story, spec);
            var permit = SlipwayConfiguration.get()
                    .authority()
                    .checkSignedIn(run, SlipwayPermissions.ROLLBACK, rollback.environment(), rollback.connections());
            var id = rollback.newId();
            before.accept(id);
            rollback.start(id, run.getExternalizableId(), permit.by());
            return id;
        } catch (Refused
                | OperationFailed
                | LeaseHeld
                | CloudFault
                | EndpointSilent
                | StoreUnavailable
                | InvalidSpec expected) {
            var failure = new Failure(expected.getMessage());
            failure.initCause(expected);
            throw failure;
        }
    }
}
