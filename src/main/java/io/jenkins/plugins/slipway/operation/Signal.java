package io.jenkins.plugins.slipway.operation;

import java.time.Instant;

/** What comes from outside: {@code abort}, {@code pause}, {@code resume}, {@code approve}. */
public record Signal(String kind, String by, String reason, Instant at) {
    public static final String ABORT = "abort";
}
