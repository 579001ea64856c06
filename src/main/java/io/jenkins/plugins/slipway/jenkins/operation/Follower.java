package io.jenkins.plugins.slipway.jenkins.operation;

import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;

/** Hears of one operation, on the thread that runs it: whoever has much to do does it elsewhere. */
public interface Follower {
    /** Where its progress is shown. */
    Progress progress();

    /** It has ended, here or elsewhere; the last that is heard of it. */
    void ended(Outcome outcome);

    /** It cannot go on now and is tried again; said for each attempt. */
    void troubled(RuntimeException trouble);

    /** The process that ran it before has left its lease behind; said for each attempt. */
    default void held(Lease lease) {}
}
