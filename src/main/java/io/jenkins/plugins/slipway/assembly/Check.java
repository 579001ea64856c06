package io.jenkins.plugins.slipway.assembly;

/**
 * One line of what a doctor found.
 *
 * @param subject what was looked at
 * @param detail what was found; where it failed, what to do; where it was not checked, why, and how to check it by hand
 */
public record Check(String subject, State state, String detail) {
    /** What came of it. */
    public enum State {
        PASSED,
        FAILED,
        NOT_CHECKED
    }

    public static Check passed(String subject, String detail) {
        return new Check(subject, State.PASSED, detail);
    }

    public static Check failed(String subject, String detail) {
        return new Check(subject, State.FAILED, detail);
    }

    public static Check notChecked(String subject, String detail) {
        return new Check(subject, State.NOT_CHECKED, detail);
    }
}
