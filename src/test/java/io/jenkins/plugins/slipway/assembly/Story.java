package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.RefreshSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One operation that is disturbed wherever it can be, in words and as plans.
 *
 * @param before operations that have ended undisturbed when it starts
 * @param rollback when it is aborted, which is how a rollback ends what is under way
 */
record Story(
        String name,
        Behaviour release,
        Spec spec,
        List<Function<Planning, PlannedOperation<?>>> before,
        Function<Planning, PlannedOperation<?>> operation,
        Optional<Moment> rollback) {
    static final Spec CHECKOUT = SpecFile.load(Path.of("examples/checkout/slipway.yaml"));

    private static final String TWO_WAVES = """
            version: 1
            service: catalog
            image: {base: ami-0123456789abcdef0}
            environments:
              production:
                onFailure: rollBackWave
                waves:
                  - {name: one, bakeTime: 30m, targets: [%s]}
                  - {name: two, targets: [%s]}
                refresh: {bakeTime: 2m}
            """;
    private static final Spec TWO_REGIONS = spec(TWO_WAVES.formatted(
            "{region: eu-central-1, group: catalog-a}, {region: us-east-1, group: catalog-b}",
            "{region: eu-central-1, group: catalog-c}, {region: us-east-1, group: catalog-d}"));
    private static final Spec ONE_REGION = spec(TWO_WAVES.formatted(
            "{region: eu-central-1, group: catalog-a}", "{region: eu-central-1, group: catalog-b}"));

    private static final Function<Planning, PlannedOperation<?>> BUILD_AMI = planning -> planning.buildAmi("1.4.2");
    private static final Function<Planning, PlannedOperation<?>> CANARY =
            planning -> planning.canary(planning.publishedImage().orElseThrow(), "1.4.2", Optional.of("c2"));
    private static final Function<Planning, PlannedOperation<?>> DEPLOY_FLEET =
            planning -> planning.deployFleet(planning.publishedImage().orElseThrow(), "1.4.2", Optional.of("c2"));
    private static final Function<Planning, PlannedOperation<?>> ROLLBACK = Planning::rollback;
    private static final Function<Planning, PlannedOperation<?>> DELIVER =
            planning -> planning.deliver("1.4.2", Optional.of("c2"));

    static final Story CANARY_PASSES =
            of("canary that passes", Behaviour.GOOD, CANARY).after(BUILD_AMI);

    static final Story DEPLOYMENT =
            of("deploy-fleet", Behaviour.GOOD, DEPLOY_FLEET).after(BUILD_AMI);
    static final Story ROLLBACK_AFTER_THE_END =
            of("rollback after the end", Behaviour.GOOD, ROLLBACK).after(BUILD_AMI, DEPLOY_FLEET);

    /** The verbs by themselves. A new one joins by its line; what it needs in the world comes from the verbs before it. */
    static final List<Story> VERBS = List.of(
            of("build-ami", Behaviour.GOOD, BUILD_AMI),
            CANARY_PASSES,
            of("canary that fails", Behaviour.ERRORS, CANARY).after(BUILD_AMI),
            DEPLOYMENT,
            of("deploy-fleet that is rolled back", Behaviour.LATE_ERRORS, DEPLOY_FLEET)
                    .after(BUILD_AMI),
            of("rollback while a canary splits traffic", Behaviour.GOOD, CANARY)
                    .after(BUILD_AMI)
                    .rolledBack("judge step 2", Duration.ofMinutes(3)),
            of("rollback while an instance refresh runs", Behaviour.GOOD, DEPLOY_FLEET)
                    .after(BUILD_AMI)
                    .stoppingAtHalf()
                    .rolledBack("every instance runs it", Duration.ofHours(1)),
            of("rollback in the bake time", Behaviour.GOOD, DEPLOY_FLEET)
                    .after(BUILD_AMI)
                    .rolledBack("bake time over", Duration.ofMinutes(3)),
            ROLLBACK_AFTER_THE_END);

    /** Several fleets: side by side, wave after wave, and with a wave that stays. */
    static final List<Story> WAVES = List.of(
            of("deploy-fleet in two waves of two regions", Behaviour.GOOD, DEPLOY_FLEET)
                    .over(TWO_REGIONS)
                    .after(BUILD_AMI),
            of("deploy-fleet whose second wave is aborted and whose first stays", Behaviour.GOOD, DEPLOY_FLEET)
                    .over(ONE_REGION)
                    .after(BUILD_AMI)
                    .stoppingAtHalf()
                    .rolledBack("bake time of wave one over", Duration.ofHours(2)));

    /** Whose undos, between them, are all there are. */
    static final List<Story> ABORTED = List.of(deliver(Behaviour.GOOD), ROLLBACK_AFTER_THE_END);

    static final Story A_WAVE_THAT_STAYS = of("delivery in two waves whose first stays", Behaviour.GOOD, DELIVER)
            .over(ONE_REGION);

    /** So long after this wait has begun. */
    record Moment(String deadline, Duration later) {
        boolean begins(Entry entry) {
            return entry.kind() == Entry.Kind.DEADLINE && entry.name().equals(deadline);
        }

        boolean isOver(List<Entry> journal, Instant now) {
            return journal.stream()
                    .filter(this::begins)
                    .anyMatch(entry -> !now.isBefore(entry.at().plus(later)));
        }
    }

    static Story deliver(Behaviour release) {
        return of("delivery of a release that is " + release.word(), release, DELIVER);
    }

    /** However it is disturbed. */
    Ending ending() {
        if (rollback.isPresent()) {
            return Ending.ABORTED;
        }
        return release == Behaviour.GOOD ? Ending.DONE : Ending.FAILED;
    }

    /** From here on it differs from a good release without a rollback, which is another one of the table. */
    boolean isOwn(Entry entry) {
        if (rollback.isPresent()) {
            return rollback.get().begins(entry);
        }
        return release == Behaviour.GOOD || launchesTheRelease(entry);
    }

    /** Before its first instance is asked for, a bad release is like a good one. */
    private static boolean launchesTheRelease(Entry entry) {
        return entry.kind() == Entry.Kind.INTENT
                && (entry.name().equals("size canary 0") || entry.name().equals("start instance refresh"));
    }

    private static Story of(String name, Behaviour release, Function<Planning, PlannedOperation<?>> operation) {
        return new Story(name, release, CHECKOUT, List.of(), operation, Optional.empty());
    }

    private static Spec spec(String text) {
        return SpecReader.read(text, "slipway.yaml", Path.of("examples"));
    }

    private Story over(Spec estate) {
        return new Story(name, release, estate, before, operation, rollback);
    }

    @SafeVarargs
    private Story after(Function<Planning, PlannedOperation<?>>... others) {
        return new Story(name, release, spec, List.of(others), operation, rollback);
    }

    private Story rolledBack(String wait, Duration later) {
        return new Story(name, release, spec, before, operation, Optional.of(new Moment(wait, later)));
    }

    /** A refresh that waits for hours with half of its instances replaced: however late a process wakes, it is there. */
    private Story stoppingAtHalf() {
        var production = spec.environments().get("production");
        var refresh = production.refresh();
        var stopping = new RefreshSpec(
                refresh.minHealthy(),
                refresh.maxHealthy(),
                refresh.warmup(),
                List.of(50, 100),
                Optional.of(Duration.ofHours(6)),
                refresh.bakeTime(),
                refresh.held());
        var environments = new LinkedHashMap<>(spec.environments());
        environments.put(
                "production",
                new EnvironmentSpec(
                        production.name(),
                        production.connection(),
                        production.waves(),
                        stopping,
                        production.gates(),
                        production.onFailure(),
                        production.limits()));
        var changed = new Spec(
                spec.service(),
                spec.team(),
                spec.repository(),
                spec.image(),
                environments,
                spec.canary(),
                spec.notifications(),
                spec.dora());
        return new Story(name, release, changed, before, operation, rollback);
    }

    @Override
    public String toString() {
        return name;
    }
}
