package io.jenkins.plugins.slipway.jenkins.step;

/** The first answer of a step counts: its end and its abort may come at once. */
final class AnswerOnce {
    private final StepAnswer answer;
    private boolean given;

    AnswerOnce(StepAnswer answer) {
        this.answer = answer;
    }

    synchronized boolean isGiven() {
        return given;
    }

    void succeed(Object value) {
        if (isFirst()) {
            answer.succeed(value);
        }
    }

    void fail(Throwable why) {
        if (isFirst()) {
            answer.fail(why);
        }
    }

    private synchronized boolean isFirst() {
        var isFirst = !given;
        given = true;
        return isFirst;
    }
}
