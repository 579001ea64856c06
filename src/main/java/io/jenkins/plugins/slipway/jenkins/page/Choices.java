package io.jenkins.plugins.slipway.jenkins.page;

import hudson.security.Permission;
import io.jenkins.plugins.slipway.jenkins.operation.Command;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.jenkins.operation.RollbackByHand;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a person may do with operations: what is possible now, and permitted. */
final class Choices {
    private final ControllerOperations operations;
    private final boolean mayRollBack;
    private final boolean mayDeploy;

    /** @param has whether the person has a permission */
    Choices(ControllerOperations operations, Predicate<Permission> has) {
        this(operations, has.test(SlipwayPermissions.ROLLBACK), has.test(SlipwayPermissions.DEPLOY));
    }

    Choices(ControllerOperations operations, boolean mayRollBack, boolean mayDeploy) {
        this.operations = operations;
        this.mayRollBack = mayRollBack;
        this.mayDeploy = mayDeploy;
    }

    List<Choice> of(OperationStory story) {
        var choices = new ArrayList<Choice>();
        if (mayDeploy && Command.APPROVE.isPossible(story)) {
            choices.add(new Choice("approve", Messages.Choices_Approve(), Messages.Choices_ApproveSure(), false));
        }
        if (mayRollBack && Command.PAUSE.isPossible(story)) {
            choices.add(new Choice("pause", Messages.Choices_Pause(), Messages.Choices_PauseSure(), false));
        }
        if (mayDeploy && Command.RESUME.isPossible(story)) {
            choices.add(new Choice("resume", Messages.Choices_Resume(), Messages.Choices_ResumeSure(), false));
        }
        if (mayRollBack && Command.ABORT.isPossible(story)) {
            choices.add(abort(story));
        }
        if (mayRollBack && RollbackByHand.present(operations, story).isPresent()) {
            choices.add(new Choice("rollback", Messages.Choices_Rollback(), Messages.Choices_RollbackSure(), true));
        }
        return choices;
    }

    private static Choice abort(OperationStory story) {
        return story.turn().isPresent() || story.abort().isPresent()
                ? new Choice("abort", Messages.Choices_Stop(), Messages.Choices_StopSure(), true)
                : new Choice("abort", Messages.Choices_Abort(), Messages.Choices_AbortSure(), true);
    }
}
