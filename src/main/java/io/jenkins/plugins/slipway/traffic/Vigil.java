package io.jenkins.plugins.slipway.traffic;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.RouteAction;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import java.util.List;
import java.util.Optional;

/** One look at a split: is the rule as we left it, and is the dead-man's switch still armed? */
record Vigil(Split split, Cloud cloud) {
    /**
     * Renews the switch.
     *
     * @param expected what the rule may show
     * @param percent the canary's share, for the words
     */
    void require(List<List<RouteAction>> expected, int percent) {
        var armed = renew();
        var now = cloud.traffic().actions(split.rule());
        if (!armed) {
            var isReturned = now.filter(actions ->
                            RecordedRoute.alike(actions, split.before().actions()))
                    .isPresent();
            throw OperationFailed.because(isReturned ? fired() : disarmedByOthers());
        }
        require(now, expected, percent);
    }

    /** Renews the switch if it is there. @param expected as above */
    void requireWeights(List<List<RouteAction>> expected, int percent) {
        renew();
        require(cloud.traffic().actions(split.rule()), expected, percent);
    }

    private boolean renew() {
        return split.guard()
                .map(guard -> guard.renew(cloud.schedules(), split.clock().instant()))
                .orElse(true);
    }

    private void require(Optional<List<RouteAction>> now, List<List<RouteAction>> expected, int percent) {
        var isOurs = now.filter(actions -> expected.stream().anyMatch(ours -> RecordedRoute.alike(actions, ours)))
                .isPresent();
        if (!isOurs) {
            throw OperationFailed.because(
                    "somebody else has changed the weights of %s: they are not the %d %% that this canary set"
                            .formatted(split.rule(), percent));
        }
    }

    private String fired() {
        return "the dead-man's switch returned all traffic of %s to the stable group: for %d min nobody renewed it, so this process was dead, asleep or cut off from AWS"
                .formatted(split.rule(), DeadMansSwitch.LENGTH.toMinutes());
    }

    private String disarmedByOthers() {
        return "the dead-man's switch %s of %s is gone: either it fired and its role may not change the rule, or somebody removed it"
                .formatted(split.guard().orElseThrow().name(), split.rule());
    }
}
