package io.jenkins.plugins.slipway.jenkins.report;

/**
 * The part of this Jenkins that a report is about.
 *
 * @param fullName of the folder or job; empty for all of Jenkins
 */
record Area(Kind kind, String fullName) {
    enum Kind {
        ORGANISATION,
        FOLDER,
        JOB
    }

    static Area organisation() {
        return new Area(Kind.ORGANISATION, "");
    }

    /** A folder with everything below it. */
    static Area folder(String fullName) {
        return new Area(Kind.FOLDER, fullName);
    }

    static Area job(String fullName) {
        return new Area(Kind.JOB, fullName);
    }

    boolean isOrganisation() {
        return kind == Kind.ORGANISATION;
    }

    /** @param job full name */
    boolean holds(String job) {
        return switch (kind) {
            case ORGANISATION -> true;
            case FOLDER -> job.startsWith(fullName + "/");
            case JOB -> job.equals(fullName);
        };
    }
}
