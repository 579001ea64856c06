package io.jenkins.plugins.slipway.judge;

/** The three answers; silence and errors are never PASS. */
public enum Verdict {
    PASS,
    FAIL,
    INCONCLUSIVE
}
