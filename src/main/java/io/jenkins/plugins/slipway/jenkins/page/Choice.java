package io.jenkins.plugins.slipway.jenkins.page;

/** Something that a person may do with an operation now: a button. */
public final class Choice {
    private final String action;
    private final String label;
    private final String sure;
    private final boolean destructive;

    Choice(String action, String label, String sure, boolean destructive) {
        this.action = action;
        this.label = label;
        this.sure = sure;
        this.destructive = destructive;
    }

    /** The end of the URL that does it. */
    public String getAction() {
        return action;
    }

    public String getLabel() {
        return label;
    }

    /** What follows from it, for whoever is asked once more. */
    public String getSure() {
        return sure;
    }

    /** Whether it takes something away. */
    public boolean isDestructive() {
        return destructive;
    }
}
