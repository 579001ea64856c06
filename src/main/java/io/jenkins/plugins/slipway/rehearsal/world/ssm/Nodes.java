package io.jenkins.plugins.slipway.rehearsal.world.ssm;

import io.jenkins.plugins.slipway.rehearsal.world.Machine;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.time.Instant;
import java.util.Optional;

/**
 * Which instances take commands. Default Host Management Configuration is on in the rehearsal's account, so every instance registers
 * some 15 to 35 s after it runs, with or without an instance profile (Systems Manager User Guide, "Managing EC2 instances
 * automatically with Default Host Management Configuration").
 */
public final class Nodes {
    private final Region region;

    Nodes(Region region) {
        this.region = region;
    }

    /** When the instance registered; empty unless it runs and has. */
    public Optional<Instant> registeredAt(String instanceId) {
        return region.machines()
                .find(instanceId)
                .filter(Machine::running)
                .map(machine -> machine.runningSince().plus(region.world().span("agent/" + instanceId, 15, 35)))
                .filter(at -> !at.isAfter(region.world().now()));
    }

    boolean ready(String instanceId) {
        return registeredAt(instanceId).isPresent();
    }
}
