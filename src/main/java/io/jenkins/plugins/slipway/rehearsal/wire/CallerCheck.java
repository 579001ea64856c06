package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.World;

/** Decides whether who signed a call may make it. */
@FunctionalInterface
public interface CallerCheck {
    /** Lets everybody do everything. */
    CallerCheck ANYBODY = call -> {};

    /** @throws io.jenkins.plugins.slipway.rehearsal.world.WorldFault expired, unknown or denied, as the service words it */
    void check(Call call);

    /** Whose resources a caller sees. */
    default String account(String accessKey) {
        return World.ACCOUNT;
    }
}
