package io.jenkins.plugins.slipway.operation;

import java.time.Duration;

/**
 * What a path of a verb still looks at while a person holds it up.
 *
 * @param every between two looks
 * @param look one call or a few; an {@link OperationFailed} ends the operation, another fault is met again at the next look
 */
record PauseWatch(Duration every, Runnable look) {
    static final PauseWatch NONE = new PauseWatch(Pace.LONGEST_SLEEP, () -> {});
}
