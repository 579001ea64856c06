package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Machine;
import java.time.Duration;
import java.time.Instant;

/** The application on an instance, as the load balancer meets it. */
public final class App {
    /** From the instance's start until the application listens. */
    public static final Duration START = Duration.ofSeconds(25);

    private App() {}

    /** Whether it takes connections, and so passes health checks: not while booting, and never with a release that does not boot. */
    public static boolean listens(Machine machine, Instant now) {
        return machine.running()
                && machine.behaviour() != Behaviour.NO_BOOT
                && machine.runningSince() != null
                && !machine.runningSince().plus(START).isAfter(now);
    }
}
