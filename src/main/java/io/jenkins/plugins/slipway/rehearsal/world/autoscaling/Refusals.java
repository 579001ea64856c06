package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;

/** What Auto Scaling refuses, in its own words where they are known. */
final class Refusals {
    private Refusals() {}

    static WorldFault invalid(String message) {
        return new WorldFault("ValidationError", message);
    }

    static WorldFault noGroup(String name) {
        return invalid("AutoScalingGroup name not found - AutoScalingGroup '" + name + "' not found");
    }

    static WorldFault noInstance(String id) {
        return invalid("Instance Id not found - No managed instance found for instance ID: " + id);
    }

    static WorldFault exists(String name) {
        return new WorldFault(
                "AlreadyExists",
                "AutoScalingGroup by this name already exists - A group with the name " + name + " already exists");
    }

    static WorldFault inUse(String message) {
        return new WorldFault("ResourceInUse", message);
    }

    static WorldFault busy(String message) {
        return new WorldFault("ScalingActivityInProgress", message);
    }

    static WorldFault limit(String message) {
        return new WorldFault("LimitExceeded", message);
    }

    static WorldFault refreshInProgress() {
        return new WorldFault(
                "InstanceRefreshInProgress",
                "An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.");
    }

    static WorldFault noActiveRefresh() {
        return new WorldFault(
                "ActiveInstanceRefreshNotFound",
                "No in progress or pending Instance Refresh found for this Auto Scaling group.");
    }

    static WorldFault irreversible(String why) {
        return new WorldFault("IrreversibleInstanceRefresh", why);
    }

    static WorldFault notModelled(String what) {
        return new WorldFault(
                "NotModelled", "Not modelled by the Slipway rehearsal, so refused rather than ignored: " + what + ".");
    }
}
