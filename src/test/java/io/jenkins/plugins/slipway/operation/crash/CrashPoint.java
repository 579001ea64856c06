package io.jenkins.plugins.slipway.operation.crash;

/** Where a process dies: before or after the journal has entry {@code seq}; before a RESULT the world has changed already. */
public record CrashPoint(long seq, Side side) {
    /** Of the append. */
    public enum Side {
        BEFORE,
        AFTER
    }

    @Override
    public String toString() {
        return side.name().toLowerCase(java.util.Locale.ROOT) + " entry " + seq;
    }
}
