package io.jenkins.plugins.slipway.dora;

/** The five measures, in the words that stand beside each figure: DORA itself leaves open what they say. */
public enum Measure {
    FREQUENCY(
            "Deployment frequency",
            "Runs that ended in SUCCESS, by the time they ended, divided by the calendar days of the window. Rollbacks, hotfixes and"
                    + " redeploys count; runs that failed or were aborted do not."),
    LEAD_TIME(
            "Change lead time",
            "For each commit: from its author's date to the end of the first successful deployment that carried it. Carried is what"
                    + " the deployed commit reaches and no earlier deployment did. Merge commits are left out, and with a path filter"
                    + " what touches none of the paths. The first known deployment, and one after an unknown commit, gives none. A"
                    + " negative time is a wrong clock: left out and counted as an anomaly. The figure is the median; p75, p90, mean"
                    + " and n stand beside it."),
    FAIL_RATE(
            "Change fail rate",
            "Failed deployments divided by deployments. A deployment failed when an incident is attributed to it, a rollback undid it,"
                    + " or a later one names it as what it fixes; it counts once. An incident belongs to the deployment that it names,"
                    + " else to the latest that had begun when it opened and had ended at most 24 hours before; external ones to none."
                    + " An aborted run that reached users adds one to both sides."),
    RECOVERY(
            "Failed deployment recovery time",
            "From the end of the failed deployment, or the opening of its first incident if that is earlier, to the resolution of its"
                    + " last incident; without incidents to the end of the first rollback or fix. It counts in the window of its end."
                    + " While an incident is open there is none."),
    REWORK(
            "Deployment rework rate",
            "Deployments that nobody had planned, divided by deployments: rollbacks, hotfixes, those marked as unplanned, and those that"
                    + " name what they fix.");

    private final String title;
    private final String howCounted;

    Measure(String title, String howCounted) {
        this.title = title;
        this.howCounted = howCounted;
    }

    public String title() {
        return title;
    }

    /** A few sentences; the rules in full are in docs/dora.md. */
    public String howCounted() {
        return howCounted;
    }
}
