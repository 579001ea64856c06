package io.jenkins.plugins.slipway.cli;

import java.util.Locale;

/** What becomes of an operation when the process that runs it is told to end: Ctrl-C or SIGTERM. */
enum WhenStopped {
    /** It is let go of and stays open: anybody may go on with it at once. */
    KEEP,
    /** It is aborted, and all that it did is taken back. */
    TAKE_BACK;

    /** As it is written. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
