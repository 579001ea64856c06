package io.jenkins.plugins.slipway.cli;

import java.util.Locale;

/** What becomes of an operation when the sign-in of the process that runs it ends and cannot be renewed. */
enum WhenSignInEnds {
    /** It is let go of, and its end is awaited: a worker on the same ledger goes on with it. */
    HAND_OVER,
    /** It is aborted while the sign-in still lives, and all that it did is taken back. */
    STOP;

    /** As it is written. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
