package io.jenkins.plugins.slipway.rehearsal.wire;

import java.util.Optional;

/** Decides what befalls each call. */
@FunctionalInterface
public interface Disturbance {
    /** Every call is answered truly. */
    Disturbance NONE = call -> Optional.empty();

    Optional<Mishap> befalling(Call call);
}
