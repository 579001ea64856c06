package io.jenkins.plugins.slipway.trial;

import io.jenkins.plugins.slipway.assembly.Footprint;
import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.RehearsedDelivery;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.deliver.DeliverPlan;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Waiter;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.MemberView;
import io.jenkins.plugins.slipway.trial.invariant.Aftermath;
import io.jenkins.plugins.slipway.trial.invariant.Invariants;
import io.jenkins.plugins.slipway.trial.invariant.Scene;
import io.jenkins.plugins.slipway.trial.invariant.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One delivery under the faults of one seed, watched by the invariants at every step. */
public final class Trial implements AutoCloseable {
    /** Refreshes, their way back and all patience with AWS fit into it several times. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final String REQUESTED_BY = "trial";
    private static final int MOST_STEPS = 20_000;
    private static final int MOST_OPERATIONS = 10;
    /** Longer than a dead-man's switch that nobody renews. */
    static final Duration SETTLING = Duration.ofMinutes(20);

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Course course;
    private final Settings settings;
    private final Contention contention;
    private final RehearsedDelivery rehearsed;
    private final Invariants invariants = new Invariants();
    private final Census before;
    private final List<Scene.Fleet> fleets;
    private final Set<OperationId> earlier;

    private Aftermath aftermath;

    /** With a fresh ledger in memory. */
    public Trial(Course course, long seed) {
        this(
                course,
                course.settings(seed),
                course.contention(seed),
                new VirtualClock(course.settings(seed).start()),
                Ledger::inMemory,
                Progress.SILENT);
    }

    /**
     * @param clock begins at {@code settings.start()}
     * @param ledger opens one whose leases go by the given clock; it is closed with this
     */
    public Trial(
            Course course,
            Settings settings,
            Contention contention,
            VirtualClock clock,
            Function<Clock, Ledger> ledger,
            Progress progress) {
        this.course = course;
        this.contention = contention;
        this.settings = settings;
        var estate = course.estate(settings.seed());
        this.rehearsed = new RehearsedDelivery(settings, estate, clock, ledger, progress);
        rehearsed.rehearsal().within(world -> {
            estate.fleets().forEach(fleet -> protectSome(world, fleet));
            return world;
        });
        this.before = rehearsed.rehearsal().census();
        this.earlier = rehearsed.ledger().journals().list(false, MOST_OPERATIONS).stream()
                .map(OperationRecord::id)
                .collect(Collectors.toSet());
        this.fleets = rehearsed.rehearsal().within(world -> fleets(world, estate));
        rehearsed.rehearsal().within(world -> {
            invariants.atChange(new Scene(world, fleets));
            return world;
        });
        rehearsed
                .rehearsal()
                .watch(
                        world -> invariants.atStep(new Scene(world, fleets)),
                        world -> invariants.atChange(new Scene(world, fleets)));
    }

    /** By every third seed a person has protected two instances of each group, so that there is a knob more to put back. */
    private void protectSome(World world, Estate.Fleet fleet) {
        if (settings.seed() % 3 == 0) {
            var autoScaling = world.region(fleet.account(), fleet.region()).get(AutoScaling.class);
            var some = autoScaling.describeGroups().stream()
                    .filter(group -> group.name().equals(fleet.group()))
                    .flatMap(group -> group.members().stream().map(MemberView::id))
                    .limit(2)
                    .toList();
            autoScaling.instances().protect(fleet.group(), some, true);
        }
    }

    private List<Scene.Fleet> fleets(World world, Estate estate) {
        return estate.fleets().stream()
                .map(fleet -> Scene.Fleet.of(
                        world.region(fleet.account(), fleet.region()),
                        fleet.group(),
                        course.environment().refresh().minHealthy(),
                        course.environment().refresh().warmup().orElse(Duration.ZERO)))
                .toList();
    }

    /** Plans and runs. A plan that is refused, or that cannot be made while the world does not answer, is an end as well. */
    public TrialResult run() throws InterruptedException {
        PlannedOperation<DeliverPlan> planned;
        try {
            planned = plan(Optional.empty());
        } catch (OperationFailed | CloudFault refused) {
            return result(new Outcome(Ending.REFUSED, refused.getMessage(), null, List.of()));
        }
        return run(start(planned, REQUESTED_BY));
    }

    /** To the end, whatever it is. */
    public TrialResult run(OperationId id) throws InterruptedException {
        try (var contenders = new Contenders(course, rehearsed, contention)) {
            var outcome = contenders.run(id, new Limits());
            var result = result(outcome);
            rehearsed.rehearsal().sendUsersHome();
            settle(rehearsed.clock().instant());
            aftermath = aftermath(id, outcome);
            invariants.atEnd(aftermath);
            return new TrialResult(settings, outcome, result.took(), invariants.violations());
        } catch (Endless endless) {
            invariants.add(new Violation("ends", rehearsed.clock().instant().toString(), endless.getMessage()));
            return result(new Outcome(Ending.NEEDS_PERSON, endless.getMessage(), null, List.of()));
        }
    }

    private TrialResult result(Outcome outcome) {
        var took = Duration.between(settings.start(), rehearsed.clock().instant());
        return new TrialResult(settings, outcome, took, invariants.violations());
    }

    /** @throws OperationFailed with REFUSED, and every finding */
    public PlannedOperation<DeliverPlan> plan(Optional<String> commit) {
        return rehearsed
                .delivery()
                .planning(course.spec(), course.environment().name())
                .deliver(course.version(), commit);
    }

    public OperationId start(PlannedOperation<DeliverPlan> planned, String requestedBy) {
        return rehearsed.delivery().start(planned, requestedBy, new Random(settings.seed()));
    }

    /** Who interferes. */
    public Contention contention() {
        return contention;
    }

    /** What there was after the end; empty while it has not ended. */
    public Optional<Aftermath> aftermath() {
        return Optional.ofNullable(aftermath);
    }

    /** Until no fault goes on or has just struck, what ends by itself has ended, and every describe tells the truth. */
    private void settle(Instant ended) {
        var quiet = ended;
        for (var fault : settings.faults().strikes()) {
            if (fault.until().isAfter(quiet) && fault.from().isBefore(quiet.plus(SETTLING))) {
                quiet = fault.until();
            }
        }
        rehearsed.clock().advanceTo(quiet.plus(SETTLING));
    }

    private Aftermath aftermath(OperationId id, Outcome outcome) {
        var service = course.spec().service();
        var environment = course.environment().name();
        var window = DoraQuery.between(
                        settings.start().truncatedTo(ChronoUnit.DAYS).minus(A_DAY),
                        rehearsed.clock().instant().plus(A_DAY))
                .of(Set.of(service), Set.of(environment));
        var ledger = rehearsed.ledger();
        var census = rehearsed.rehearsal().census();
        return rehearsed
                .rehearsal()
                .within(world -> new Aftermath(
                        new Scene(world, fleets),
                        before,
                        id.value(),
                        outcome,
                        ledger.journals().read(id, 0),
                        stories(),
                        ledger.releases().history(service, environment, 10),
                        DoraReport.of(ledger.doraEvents().all(), window),
                        Footprint.of(census).since(Footprint.of(before))));
    }

    private List<Aftermath.Story> stories() {
        var journals = rehearsed.ledger().journals();
        return journals.list(false, MOST_OPERATIONS).stream()
                .filter(operation -> !earlier.contains(operation.id()))
                .map(operation -> new Aftermath.Story(operation, journals.read(operation.id(), 0)))
                .toList();
    }

    /** What the operation wrote and the world became, for who wants to look closer. */
    public RehearsedDelivery rehearsed() {
        return rehearsed;
    }

    @Override
    public void close() {
        rehearsed.close();
    }

    /** Lets time pass, but not for ever. */
    private final class Limits implements Waiter {
        private int steps;

        @Override
        public void await(Instant wake) {
            if (++steps > MOST_STEPS) {
                throw new Endless("it has not ended after %d steps".formatted(MOST_STEPS));
            }
            if (wake.isAfter(settings.start().plus(LONGEST))) {
                throw new Endless("it has not ended after " + LONGEST);
            }
            rehearsed.clock().advanceTo(wake);
        }
    }

    /** An operation that would never end. */
    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Endless(String message) {
            super(message);
        }
    }
}
