package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.OutcomeText;
import java.io.IOException;

/** From how an operation ended to the answer of the step that waited for it. */
final class Conclusion implements Runnable {
    private final Attendance step;

    Conclusion(Attendance step) {
        this.step = step;
    }

    @Override
    public void run() {
        try {
            var id = step.operation().orElseThrow();
            var story = OperationStory.find(step.operations().ledger(), id).orElseThrow();
            var outcome = story.head().outcome().orElseThrow();
            var build = step.desk().build();
            var isOwn = step.isOwn(id, build);
            var isTooLate =
                    outcome.ending() == Ending.DONE && !story.head().verb().equals(Work.ROLLBACK.verb());
            if (!isOwn && isTooLate && step.stopped().isEmpty()) {
                build.log().println(id + " was done before the abort arrived");
                step.again();
                return;
            }
            OutcomeText.print(story, build.log());
            build.log().flush();
            answer(story, outcome, isOwn);
        } catch (StoreUnavailable gone) {
            step.operations().threads().later(this);
        } catch (IOException | RuntimeException fault) {
            step.fail(Failure.of(fault));
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(OperationStory story, Outcome outcome, boolean isOwn) {
        var isDone = outcome.ending() == Ending.DONE || !isOwn && outcome.ending() != Ending.NEEDS_PERSON;
        if (step.stopped().isPresent()) {
            step.fail(step.stopped().get());
        } else if (isDone) {
            step.succeed(Answer.of(story));
        } else if (outcome.ending() == Ending.ABORTED) {
            step.fail(step.desk()
                    .interruption(Answer.failure(story.head(), outcome).getMessage()));
        } else {
            step.fail(Answer.failure(story.head(), outcome));
        }
    }
}
