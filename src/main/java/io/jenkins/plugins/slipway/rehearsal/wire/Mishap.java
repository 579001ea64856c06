package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Duration;

/**
 * What befalls a call on its way or inside AWS.
 *
 * @param carriedOut whether the change is made all the same
 * @param answer instead of the true one; null when none ever comes
 * @param waited until the caller notices that no answer comes
 */
public record Mishap(boolean carriedOut, WorldFault answer, Duration waited) {
    static Mishap refused(WorldFault answer) {
        return new Mishap(false, answer, Duration.ZERO);
    }

    static Mishap unanswered(boolean carriedOut, Duration waited) {
        return new Mishap(carriedOut, null, waited);
    }
}
