package io.jenkins.plugins.slipway.jenkins.page;

/** Something that a person may do with an operation now: a button. */
public final class Choice {
    private final String action;
    private final String label;

    Choice(String action, String label) {
        this.action = action;
        this.label = label;
    }

    /** The end of the URL that does it. */
    public String getAction() {
        return action;
    }

    public String getLabel() {
        return label;
    }
}
