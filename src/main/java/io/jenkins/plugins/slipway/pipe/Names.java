package io.jenkins.plugins.slipway.pipe;

import java.util.List;

/** The variables that a step can be given, for whom mistypes one. */
final class Names {
    static final List<String> ALL = List.of(
            "ACTION",
            "SPEC",
            "ENVIRONMENT",
            "VERSION",
            "COMMIT",
            "SERVICE",
            "IMAGE",
            "FROM_IMAGE",
            "WAVE",
            "LAST",
            "REASON",
            "LEDGER",
            "CONNECTIONS",
            "AWS_ROLE_ARN",
            "AWS_REGION",
            "WHEN_SIGN_IN_ENDS",
            "WHEN_STOPPED",
            "WAIT",
            "ENDPOINT_URL",
            "EVENTS_FILE",
            "REPORT_DIR",
            "REPOSITORY",
            "SHOW_IN_BITBUCKET",
            "REGIONS",
            "REGIONS_COUNT",
            "DEPLOYMENT_ID",
            "STATUS",
            "STARTED_AT",
            "FINISHED_AT",
            "UNPLANNED",
            "ROLLS_BACK",
            "FIXES_DEPLOYMENT",
            "FIXES_INCIDENT",
            "REACHED_USERS",
            "INCIDENT_ID",
            "OPENED_AT",
            "RESOLVED_AT",
            "CAUSE",
            "TIMEZONE",
            "TITLE",
            "DEBUG");

    private Names() {}
}
