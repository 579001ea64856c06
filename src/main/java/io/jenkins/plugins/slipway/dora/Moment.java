package io.jenkins.plugins.slipway.dora;

/** What is counted by the time at which it is placed; each kind is a column of times of a {@link PreparedUnit}. */
enum Moment {
    /** The end of a deployment that gives no lead times (rule 6). */
    NO_BASELINE,
    /** The end of a duration that would be negative (rule 8); one for each. */
    ANOMALY,
    /** The end of a deployment that is a rollback (rule 15). */
    ROLLBACK,
    /** The end of a deployment that is rework (rule 14). */
    REWORK,
    /** The end of a deployment that failed (rule 11). */
    FAILED,
    /** The end of a failed deployment whose incidents are not all resolved (rule 13). */
    OPEN,
    /** The end of a run that did not succeed, but reached users (rule 16). */
    HARMFUL_RUN,
    /** The opening of an incident that nothing is blamed for (rule 12). */
    UNATTRIBUTED,
    /** The opening of an incident that no change caused (rule 12). */
    EXTERNAL
}
