package io.jenkins.plugins.slipway.jenkins.connection;

import java.util.Optional;

/** What a person wrote into a field: spaces around it were never meant, and nothing is nothing. */
public final class Entered {
    private Entered() {}

    /** Stripped; empty for nothing. */
    public static String text(String entered) {
        return entered == null ? "" : entered.strip();
    }

    /** Stripped; null for nothing, so that it is left out of what is saved and exported. */
    public static String orNull(String entered) {
        return text(entered).isEmpty() ? null : entered.strip();
    }

    static Optional<String> optional(String entered) {
        return Optional.ofNullable(orNull(entered));
    }
}
