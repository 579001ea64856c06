package io.jenkins.plugins.slipway.cli.view;

/** Whether somebody watches. */
final class Terminal {
    private static final int USUAL_COLUMNS = 100;

    private Terminal() {}

    static boolean isThere() {
        var type = System.getenv("TERM");
        return System.console() != null && type != null && !type.equals("dumb");
    }

    static int columns() {
        var columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }
}
