package io.jenkins.plugins.slipway.spec;

import java.util.Optional;

/**
 * A plan beyond these is refused.
 *
 * @param regionsAtOnce most regions that one wave touches
 * @param capacityAtRisk most percent of the environment's instances that one wave replaces
 * @param surge most instances beyond those in service, at any time
 */
public record LimitsSpec(Optional<Integer> regionsAtOnce, Optional<Integer> capacityAtRisk, Optional<Integer> surge) {
    public static final LimitsSpec NONE = new LimitsSpec(Optional.empty(), Optional.empty(), Optional.empty());
}
