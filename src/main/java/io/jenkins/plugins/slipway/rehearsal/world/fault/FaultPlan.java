package io.jenkins.plugins.slipway.rehearsal.world.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that goes wrong in one rehearsal. Data: the same plan, seed and calls at the same times give the same run.
 *
 * @param faults in no order; those of one kind add up
 */
public record FaultPlan(FaultProfile profile, List<Fault> faults) {
    /** Nothing goes wrong. */
    public static final FaultPlan NONE = new FaultPlan(FaultProfile.NONE, List.of());

    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /**
     * Draws what goes wrong.
     *
     * @param start when the rehearsal begins; nothing goes wrong before
     * @param regions drawn for one after the other, so that a further region changes nothing for those before it
     */
    public static FaultPlan draw(FaultProfile profile, long seed, Instant start, List<String> regions) {
        if (profile == FaultProfile.NONE) {
            return NONE;
        }
        var all = regions.stream().flatMap(region -> {
            var draw = new Draw(seed, start, region);
            return profile == FaultProfile.FLAKY ? FlakyDay.of(draw) : HostileDay.of(draw);
        });
        var machine = new Draw(seed, start, "");
        return new FaultPlan(
                profile,
                Stream.concat(all, profile == FaultProfile.HOSTILE ? HostileDay.clock(machine) : Stream.empty())
                        .toList());
    }

    /** The fault of this kind that may strike here and now: the likeliest. @param what service, call or zone */
    public Optional<Fault> active(FaultKind kind, String region, String what, Instant now) {
        Fault likeliest = null;
        for (var fault : faults) {
            if (fault.concerns(kind, region, what, now)
                    && (likeliest == null || fault.probability() > likeliest.probability())) {
                likeliest = fault;
            }
        }
        return Optional.ofNullable(likeliest);
    }

    /** Those that are sure to strike, by their beginning. */
    public List<Fault> strikes() {
        return faults.stream()
                .filter(fault -> fault.probability() == 1)
                .sorted(Comparator.comparing(Fault::from))
                .toList();
    }

    /** How far the clock of the machine that Slipway runs on is ahead of the world's. */
    public Duration clockAhead() {
        return faults.stream()
                .filter(fault -> fault.kind() == FaultKind.CLOCK_DIFFERS)
                .map(Fault::by)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
