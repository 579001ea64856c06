package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.change.Claim;
import io.jenkins.plugins.slipway.change.ReleaseRecord;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.gate.Gates;
import io.jenkins.plugins.slipway.operation.Branch;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import io.jenkins.plugins.slipway.release.Releases;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The fleets of all waves together: what comes before, between and after them. Used by deploy-fleet and by deliver. */
public final class RollWaves {
    private final Clouds clouds;
    private final Clock clock;
    private final Run run;
    private final RolloutPlan plan;

    public RollWaves(Clouds clouds, Clock clock, Run run, RolloutPlan plan) {
        this.clouds = clouds;
        this.clock = clock;
        this.run = run;
        this.plan = plan;
    }

    /** How one fleet of a wave is rolled. */
    @FunctionalInterface
    public interface FleetRoll {
        /** @param rolled to be called once every instance runs the new version */
        void roll(Run branch, FleetPlan fleet, Runnable rolled);
    }

    /** Marks every fleet, then proves every way back, before the first of them is touched. */
    public void claimAndProve() {
        all("claim", plan.fleets(), (branch, fleet) -> {
            Claim.take(branch, clouds, fleet.place(), fleet.group());
            return new Done();
        });
        var findings = new Findings();
        all("prove", plan.fleets(), (branch, fleet) -> new RollFleet(clouds, clock, branch, fleet).proof())
                .forEach(proof -> findings.addAll(proof.findings()));
        findings.refuseAny("deployment of "
                + String.join(", ", plan.fleets().stream().map(FleetPlan::group).toList()));
    }

    /** Waits for what must hold before a wave. */
    public void passGates(WavePlan wave) {
        var places = wave.fleets().stream().map(FleetPlan::place).toList();
        new Gates(clouds, wave.before(), places).pass(run, wave.name());
    }

    /**
     * Rolls a wave's fleets side by side.
     *
     * @param deployed called once every instance of the last wave runs the new version, before they are watched
     */
    public void roll(WavePlan wave, FleetRoll how, Consumer<Run> deployed) {
        var keys = plan.keys();
        var rolled = new HashSet<String>(); // by this pass: a replay brings every branch by here again
        var branches = new ArrayList<Branch<Done>>(branches(wave.fleets(), (branch, fleet) -> {
            how.roll(branch, fleet, () -> rolled.add(keys.key(fleet.place(), fleet.group())));
            return new Done();
        }));
        if (plan.isLast(wave)) {
            branches.add(new Branch<>("release", branch -> {
                awaitAll(branch, wave, rolled);
                deployed.accept(branch);
                return new Done();
            }));
        }
        run.all(wave.branches(), branches);
    }

    /**
     * From now on this wave stays as it is, whatever becomes of those after it.
     *
     * @param alsoKept further branches of the run that this wave needs; they stay with it, or neither does
     */
    public void settle(WavePlan stays, Releases releases, String release, String... alsoKept) {
        ReleaseRecord.settled(
                run,
                releases,
                release,
                stays.name(),
                stays.fleets().stream().map(FleetPlan::wayBack).toList());
        run.keep(
                "keep wave " + stays.name(),
                Stream.concat(Stream.of(stays.branches()), Arrays.stream(alsoKept))
                        .toArray(String[]::new));
        run.note("settled wave " + stays.name(), "wave %s stays, whatever comes".formatted(stays.name()));
    }

    private static void awaitAll(Run branch, WavePlan wave, Set<String> rolled) {
        int all = wave.fleets().size();
        branch.until(Wait.named("every fleet runs it", Done.class)
                .forWhat("every fleet of wave %s to run the new version".formatted(wave.name()))
                .within(RollFleet.LONGEST_REFRESH.multipliedBy(2))
                .until(() -> rolled.size() == all
                        ? Look.is(new Done())
                        : Look.notYet("%d of %d fleets".formatted(rolled.size(), all))));
    }

    /** The quiet watch over all that is rolled so far, if the wave has one. */
    public void watch(WavePlan wave) {
        if (!wave.bakeTime().isZero()) {
            new WaveBakeTime(clouds, clock, run, wave).watch(plan.rolledBy(wave));
        }
    }

    /** Ends every claim after success. */
    public void endClaims() {
        all("end claims", plan.fleets(), (branch, fleet) -> {
            Claim.end(branch, clouds, fleet.place(), fleet.group());
            return new Done();
        });
    }

    private <T> List<T> all(String name, List<FleetPlan> fleets, BiFunction<Run, FleetPlan, T> body) {
        return run.all(name, branches(fleets, body));
    }

    private <T> List<Branch<T>> branches(List<FleetPlan> fleets, BiFunction<Run, FleetPlan, T> body) {
        var keys = plan.keys();
        return fleets.stream()
                .map(fleet -> new Branch<>(keys.key(fleet.place(), fleet.group()), branch -> body.apply(branch, fleet)))
                .toList();
    }
}
