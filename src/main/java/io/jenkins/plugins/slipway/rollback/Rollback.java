package io.jenkins.plugins.slipway.rollback;

import io.jenkins.plugins.slipway.change.Claim;
import io.jenkins.plugins.slipway.change.ReleaseRecord;
import io.jenkins.plugins.slipway.change.RestoreProtection;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.gate.AlarmWatch;
import io.jenkins.plugins.slipway.operation.Branch;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Verb;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Released;
import io.jenkins.plugins.slipway.release.Releases;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * rollback after the end of a deployment: refreshes back to what ran before, the last wave first, and publishes that again. While
 * a deployment runs, its own abort is the way back.
 */
public final class Rollback implements Verb<RollbackPlan> {
    private final Clouds clouds;
    private final Releases releases;

    public Rollback(Clouds clouds, Releases releases) {
        this.clouds = clouds;
        this.releases = releases;
    }

    @Override
    public String name() {
        return "rollback";
    }

    @Override
    public Class<RollbackPlan> planType() {
        return RollbackPlan.class;
    }

    @Override
    public Released run(RollbackPlan plan, Run run) {
        var release = plan.release().begin(run.id(), run.now("began"));
        ReleaseRecord.begin(run, releases, release, plan.waysForward());
        all(
                run,
                "claim",
                plan,
                plan.fleets(),
                (branch, fleet) -> Claim.take(branch, clouds, fleet.place(), fleet.group()));
        for (var wave : plan.waves()) {
            var branches = branches(plan, wave.fleets(), (branch, fleet) -> goBack(branch, fleet, release));
            run.all(
                    wave.branches(),
                    Stream.concat(branches.stream(), alarms(wave).stream()).toList());
        }
        ReleaseRecord.deployed(run, releases, release.id());
        new ReturnParameters(clouds).run(run, plan.parameters());
        all(
                run,
                "end claims",
                plan,
                plan.fleets(),
                (branch, fleet) -> Claim.end(branch, clouds, fleet.place(), fleet.group()));
        return Released.of(release);
    }

    private void goBack(Run branch, FleetReturn fleet, Release release) {
        ReleaseRecord.placed(branch, releases, release.id(), fleet.good());
        var protection = RestoreProtection.record(branch, clouds, fleet.place(), fleet.group());
        branch.undo("stay on the present version", fleet.forward());
        fleet.back().restore(branch, clouds);
        protection.ifPresent(restore -> restore.end(branch, clouds));
        branch.note(
                "returned",
                "every instance of %s in %s runs version %d again"
                        .formatted(fleet.group(), fleet.place(), fleet.good().templateVersion()));
    }

    /**
     * A way back must work at any moment: alarms are told of beside it, and hold nothing up, not even where they cannot be read.
     */
    private Optional<Branch<Done>> alarms(WaveReturn wave) {
        var watches = wave.fleets().stream()
                .map(FleetReturn::watch)
                .filter(watch -> !watch.names().isEmpty())
                .distinct()
                .toList();
        return Optional.of(watches)
                .filter(list -> !list.isEmpty())
                .map(list -> new Branch<>("alarms", branch -> {
                    tell(branch, list);
                    return new Done();
                }));
    }

    private void tell(Run branch, List<AlarmWatch> watches) {
        var told = branch.effect(Effect.named("look at alarms", Told.class)
                .repeatable()
                .refusedAs(why -> new Told(List.of(why)))
                .doing(token -> new Told(watches.stream()
                        .flatMap(watch -> watch
                                .findings(watch.place()
                                        .open(clouds, branch::admit)
                                        .metrics())
                                .stream())
                        .toList())));
        if (!told.alarms().isEmpty()) {
            branch.note("alarms", "the rollback goes on all the same: " + String.join("; ", told.alarms()));
        }
    }

    /** What there is to tell of alarms. */
    private record Told(List<String> alarms) {}

    private static void all(
            Run run, String name, RollbackPlan plan, List<FleetReturn> fleets, BiConsumer<Run, FleetReturn> body) {
        run.all(name, branches(plan, fleets, body));
    }

    private static List<Branch<Done>> branches(
            RollbackPlan plan, List<FleetReturn> fleets, BiConsumer<Run, FleetReturn> body) {
        var keys = plan.keys();
        return fleets.stream()
                .map(fleet -> new Branch<>(keys.key(fleet.place(), fleet.group()), branch -> {
                    body.accept(branch, fleet);
                    return new Done();
                }))
                .toList();
    }
}
