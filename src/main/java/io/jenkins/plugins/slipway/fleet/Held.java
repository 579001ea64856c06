package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.RefreshOrder.OnProtected;
import io.jenkins.plugins.slipway.cloud.RefreshOrder.OnStandby;
import io.jenkins.plugins.slipway.spec.HeldSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Instances of a group that a person or a program has set aside, and what a roll-out does about them.
 *
 * @param protectedInstances how many were protected from scale-in when the plan was made
 * @param standby ids of those that were in standby
 */
public record Held(HeldSpec how, int protectedInstances, List<String> standby) {
    static Held of(Fleet fleet, HeldSpec how) {
        return new Held(how, (int) fleet.protectedFromScaleIn(), fleet.standby());
    }

    boolean any() {
        return protectedInstances > 0 || !standby.isEmpty();
    }

    OnProtected onProtected() {
        return switch (how.protectedInstances()) {
            case REPLACE, REFUSE -> OnProtected.REPLACE;
            case WAIT -> OnProtected.WAIT;
        };
    }

    OnStandby onStandby() {
        return switch (how.standbyInstances()) {
            case KEEP, REFUSE -> OnStandby.KEEP;
            case TERMINATE -> OnStandby.TERMINATE;
        };
    }

    String describe(String group) {
        var words = new ArrayList<String>();
        if (protectedInstances > 0) {
            words.add("%d protected from scale-in: %s"
                    .formatted(
                            protectedInstances,
                            switch (onProtected()) {
                                case REPLACE -> "replaced, and as many are protected afterwards";
                                case WAIT -> "the refresh waits for their protection to be taken off, an hour at most";
                            }));
        }
        if (!standby.isEmpty()) {
            words.add("%d in standby (%s): %s"
                    .formatted(
                            standby.size(),
                            String.join(" ", standby),
                            switch (onStandby()) {
                                case KEEP ->
                                    "kept there with the version they have; terminate them rather than return them to service";
                                case TERMINATE -> "terminated";
                            }));
        }
        return "instances of %s that are set aside: %s".formatted(group, String.join("; ", words));
    }
}
