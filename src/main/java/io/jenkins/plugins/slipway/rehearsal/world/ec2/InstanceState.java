package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import java.util.Locale;

/** Life of an instance (Amazon EC2 User Guide, "Amazon EC2 instance state changes"; codes from API Reference, InstanceState). */
public enum InstanceState {
    PENDING(0),
    RUNNING(16),
    SHUTTING_DOWN(32),
    TERMINATED(48),
    STOPPING(64),
    STOPPED(80);

    private final int code;
    private final String word;

    InstanceState(int code) {
        this.code = code;
        this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int code() {
        return code;
    }

    public String word() {
        return word;
    }

    boolean ended() {
        return this == SHUTTING_DOWN || this == TERMINATED;
    }
}
