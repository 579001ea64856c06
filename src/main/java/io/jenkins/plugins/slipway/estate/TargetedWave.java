package io.jenkins.plugins.slipway.estate;

import io.jenkins.plugins.slipway.spec.WaveSpec;
import java.util.List;

/** A wave with its fleets, in the order of the targets; those that one target finds by tags in the order of their names. */
public record TargetedWave(WaveSpec wave, List<TargetedFleet> fleets) {}
