package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;

/** Refusals as one line: code, then message. */
final class Faults {
    private Faults() {}

    static String of(Runnable call) {
        var fault = catchThrowableOfType(WorldFault.class, call::run);
        assertThat(fault).as("a refusal").isNotNull();
        return fault.code() + ": " + fault.getMessage();
    }
}
