package io.jenkins.plugins.slipway.jenkins.step;

/** What a missed goal does to a build. The names are saved with builds. */
enum OnMiss {
    /** The build's result, and the mark of the step, become unstable; the pipeline goes on. */
    UNSTABLE,
    /** The step fails. */
    FAIL,
    /** It is on the log. */
    WARN
}
