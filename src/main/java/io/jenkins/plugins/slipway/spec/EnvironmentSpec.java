package io.jenkins.plugins.slipway.spec;

import java.util.List;

/**
 * Where a service runs.
 *
 * @param connection a name that an administrator defined; targets may name another
 * @param waves in their order, at least one; {@code targets:} alone makes one wave called {@code all}
 */
public record EnvironmentSpec(
        String name,
        String connection,
        List<WaveSpec> waves,
        RefreshSpec refresh,
        GatesSpec gates,
        OnFailure onFailure,
        LimitsSpec limits) {
    /** Those of all waves, in their order. */
    public List<TargetSpec> targets() {
        return waves.stream().flatMap(wave -> wave.targets().stream()).toList();
    }
}
