package io.jenkins.plugins.slipway.report;

/** An address asks for what a page cannot show; the message says what would be right, and quotes at most a few characters. */
public final class InvalidChoice extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int QUOTED = 40;

    private InvalidChoice(String message, Throwable cause) {
        super(message, cause);
    }

    static InvalidChoice of(String parameter, String value, String right, Throwable cause) {
        var quoted = value.length() > QUOTED ? value.substring(0, QUOTED) + "…" : value;
        return new InvalidChoice("parameter '%s' is '%s': write %s".formatted(parameter, quoted, right), cause);
    }
}
