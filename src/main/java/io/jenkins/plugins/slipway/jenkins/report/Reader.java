package io.jenkins.plugins.slipway.jenkins.report;

/** Whoever asks for a report. */
interface Reader {
    /** Then he sees everything in the report of all of Jenkins. */
    boolean isAdministrator();

    /** Whether the job is there for him, and he may see what it delivers. @param job full name */
    boolean sees(String job);
}
