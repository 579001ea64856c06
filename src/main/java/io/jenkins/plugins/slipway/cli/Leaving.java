package io.jenkins.plugins.slipway.cli;

/** What becomes of an operation when its process cannot run it to its end. */
record Leaving(WhenStopped whenStopped, WhenSignInEnds whenSignInEnds) {
    /** All is taken back, and nothing is handed over. */
    static final Leaving TAKING_BACK = new Leaving(WhenStopped.TAKE_BACK, WhenSignInEnds.STOP);
}
