package io.jenkins.plugins.slipway.rehearsal.world.turmoil;

import io.jenkins.plugins.slipway.rehearsal.world.Part;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.fault.Fault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Brings the faults of a plan about that happen in one region without anybody calling. */
public final class Turmoil {
    private final Region region;
    private final Losses losses;
    private final Hand hand;
    private final Set<FaultKind> happened = new LinkedHashSet<>();

    private Turmoil(Region region) {
        this.region = region;
        this.losses = new Losses(region);
        this.hand = new Hand(region);
    }

    /** Brings it to each region. */
    public static Part part() {
        return region -> {
            var turmoil = new Turmoil(region);
            region.add(Turmoil.class, turmoil);
            turmoil.schedule();
        };
    }

    private void schedule() {
        var world = region.world();
        world.settings().faults().faults().stream()
                .filter(fault -> fault.region().equals(region.name()))
                .forEach(fault -> world.timeline().at(fault.from(), () -> strike(fault)));
    }

    private void strike(Fault fault) {
        var struck = switch (fault.kind()) {
            case INTERRUPTION -> losses.one();
            case ZONE_LOST -> losses.zone(fault.what());
            case HAND_ON_GROUP -> hand.onGroup();
            case HAND_ON_WEIGHTS -> hand.onWeights();
            case HAND_ON_TEMPLATE -> hand.onTemplate();
            case ALARM_FLAPS -> hand.flap(fault.until());
            default -> true;
        };
        if (struck) {
            happened.add(fault.kind());
        } else {
            retry(fault);
        }
    }

    /** Nothing to strike at yet: maybe a little later. */
    private void retry(Fault fault) {
        var next = region.world().now().plus(Hand.PATIENCE);
        if (next.isBefore(fault.until())) {
            region.world().timeline().at(next, () -> strike(fault));
        }
    }

    /** Kinds that have begun here. */
    public Set<FaultKind> happened() {
        return Collections.unmodifiableSet(happened);
    }

    /** Instances that were lost to a fault, and to nobody's doing. */
    public Set<String> lost() {
        return losses.lost();
    }
}
