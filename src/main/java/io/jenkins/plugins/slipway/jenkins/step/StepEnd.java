package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.OutcomeText;
import java.io.IOException;

/** From how an operation ended to the answer of the step that waited for it. */
final class StepEnd implements Runnable {
    private final StepRun run;

    StepEnd(StepRun run) {
        this.run = run;
    }

    @Override
    public void run() {
        try {
            var id = run.operation().orElseThrow();
            var story = OperationStory.find(run.operations().ledger(), id).orElseThrow();
            var outcome = story.head().outcome().orElseThrow();
            var build = run.step().build();
            var isOwn = run.isOwn(id, build);
            var isTooLate =
                    outcome.ending() == Ending.DONE && !story.head().verb().equals(Work.ROLLBACK.verb());
            if (!isOwn && isTooLate && run.abortCause().isEmpty()) {
                build.log().println(Messages.StepEnd_TooLate(id));
                run.again();
                return;
            }
            OutcomeText.print(story, build.log());
            build.log().flush();
            answer(story, outcome, isOwn);
        } catch (StoreUnavailable gone) {
            run.operations().threads().later(this);
        } catch (IOException | RuntimeException fault) {
            run.fail(Failure.of(fault));
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(OperationStory story, Outcome outcome, boolean isOwn) {
        var isDone = outcome.ending() == Ending.DONE || !isOwn && outcome.ending() != Ending.NEEDS_PERSON;
        if (run.abortCause().isPresent()) {
            run.fail(run.abortCause().get());
        } else if (isDone) {
            run.succeed(StepResult.of(story));
        } else if (outcome.ending() == Ending.ABORTED) {
            run.fail(run.step()
                    .interruption(StepResult.failure(story.head(), outcome).getMessage()));
        } else {
            run.fail(StepResult.failure(story.head(), outcome));
        }
    }
}
