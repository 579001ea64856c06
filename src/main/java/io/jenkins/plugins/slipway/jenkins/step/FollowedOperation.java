package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.jenkins.operation.Follower;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.story.Words;

/** What a step hears of its operation: progress on the build log, trouble once, the end. */
final class FollowedOperation implements Follower {
    private final StepRun step;
    private final StepView view;

    FollowedOperation(StepRun step, StepView view) {
        this.step = step;
        this.view = view;
    }

    /** What it waits for, in lower case. */
    String status() {
        return view.status();
    }

    @Override
    public Progress progress() {
        return view;
    }

    @Override
    public void troubled(RuntimeException trouble) {
        if (view.troubled(Messages.Status_ToGoOn(trouble.getMessage()))) {
            step.say(Messages.Step_Away(trouble.getMessage()));
        }
    }

    @Override
    public void held(Lease lease) {
        if (view.troubled(Messages.Status_Lease(lease.holder()))) {
            step.say(Messages.FollowedOperation_Held(view.now(), lease.holder(), Words.time(lease.expires())));
        }
    }

    @Override
    public void ended(Outcome outcome) {
        step.operations().threads().run(new StepEnd(step));
    }
}
