package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.operation.Waiter;
import io.jenkins.plugins.slipway.operation.crash.Scenario;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.spec.Spec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A story in a rehearsed world of its own. */
final class StoryScenario implements Scenario {
    /** Nothing here waits for so long: an operation that does, hangs. */
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Replaced by a refresh, so that their names say nothing: only how many there are. */
    private static final List<String> EVER = List.of(
            "instances",
            "images",
            "snapshots",
            "instance-refreshes",
            "autoscaling-groups",
            "launch-template-versions",
            "target groups",
            "parameters");

    private final Story story;
    private final RehearsedDelivery rehearsed;
    private final Instant latest;
    private Delivery process;
    private int processes;

    StoryScenario(Story story) {
        this.story = story;
        this.rehearsed = new RehearsedDelivery(
                Settings.standard().release(story.release()), production(story.spec()), Progress.SILENT);
        for (int i = 0; i < story.before().size(); i++) {
            var planned = story.before().get(i).apply(rehearsed.delivery().planning(story.spec(), "production"));
            runToTheEnd(rehearsed.delivery(), planned, new OperationId("before-" + i));
        }
        this.latest = rehearsed.clock().instant().plus(LONGEST);
    }

    /** Staging would be simulated for nothing, and so would large groups where there are many. */
    private static Estate production(Spec spec) {
        var all = SpecEstate.of(spec, spec.environments().get("production"));
        return all.fleets().size() == 1 ? all : all.sized(2);
    }

    private void runToTheEnd(Delivery delivery, PlannedOperation<?> planned, OperationId id) {
        start(delivery.operations(), planned, id);
        try {
            assertThat(rehearsed.run(id).ending()).isEqualTo(Ending.DONE);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        rehearsed.clock().advance(Duration.ofMinutes(5));
    }

    @Override
    public Journals journals() {
        return rehearsed.ledger().journals();
    }

    @Override
    public Operations process(Journals through) {
        var ledger = rehearsed.ledger();
        processes++;
        process = new Delivery(
                Delivery.Parts.of(rehearsed.clouds(processes), ledger, rehearsed.clock(), "process-" + processes)
                        .through(through));
        return process.operations();
    }

    @Override
    public OperationId id() {
        return new OperationId("crash-test");
    }

    @Override
    public void start(Operations operations) {
        start(operations, story.operation().apply(process.planning(story.spec(), "production")), id());
    }

    private static <P extends Plan> void start(Operations operations, PlannedOperation<P> planned, OperationId id) {
        operations.start(planned.verb(), planned.plan(), planned.targets(), planned.labels(), "test", id);
    }

    @Override
    public Waiter waiter() {
        return wake -> {
            assertThat(wake).as("the operation hangs").isBefore(latest);
            rehearsed.clock().advanceTo(wake);
            var now = rehearsed.clock().instant();
            story.rollback()
                    .filter(moment -> journals().find(id()).isPresent())
                    .filter(moment -> journals().signals(id()).isEmpty())
                    .filter(moment -> moment.isOver(journals().read(id(), 0), now))
                    .ifPresent(moment -> abort());
        };
    }

    /** From another process, as an abort comes. */
    void abort() {
        journals()
                .send(
                        id(),
                        new Signal(Signal.ABORT, "test", "", rehearsed.clock().instant()));
    }

    /** Ids and times differ between runs; what is there, how traffic flows, and how much was ever made do not. */
    @Override
    public Object snapshot() {
        rehearsed.clock().advance(Duration.ofMinutes(30));
        var census = rehearsed.rehearsal().census();
        var snapshot = new TreeMap<String, Object>();
        footprint().present().forEach((kind, things) -> snapshot.put(kind, things.size()));
        snapshot.put("instances", census.present("instances").size());
        snapshot.put("rules", census.present("rules"));
        snapshot.put("suspended", census.present("suspended-processes"));
        snapshot.put("published and running", publishedAndRunning());
        snapshot.put("ever", ever(census));
        snapshot.put("releases", releases());
        return snapshot;
    }

    /** New clients of this world. */
    Clouds clouds(long seed) {
        return rehearsed.clouds(seed);
    }

    void pass(Duration time) {
        rehearsed.clock().advance(time);
    }

    /** What the world holds now. */
    Footprint footprint() {
        return Footprint.of(rehearsed.rehearsal().census());
    }

    /** How many parameters name an image that the newest release, or what it returned to, is placed on. */
    private long publishedAndRunning() {
        var running = history().stream()
                .limit(1)
                .flatMap(release -> release.placements().stream())
                .map(Release.Placement::imageId)
                .toList();
        return footprint().present().entrySet().stream()
                .filter(kind -> kind.getKey().endsWith(" parameters"))
                .flatMap(kind -> kind.getValue().stream())
                .filter(parameter -> running.stream().anyMatch(parameter::endsWith))
                .count();
    }

    /** Newest first: kind, status and whether users were reached. */
    List<String> releases() {
        return history().stream()
                .map(release -> release.kind() + " " + release.status() + " " + release.reachedUsers())
                .toList();
    }

    private List<Release> history() {
        return rehearsed.ledger().releases().history(story.spec().service(), "production", 10);
    }

    /** The groups on which the newest release stays, whatever comes. */
    List<String> settledGroups() {
        return history().get(0).settled().stream().map(Release.Placement::group).toList();
    }

    /** The world goes with it; its journal cannot be read any more. */
    void close() {
        rehearsed.close();
    }

    private static Map<String, Long> ever(Census census) {
        var ever = new TreeMap<String, Long>();
        EVER.forEach(kind -> ever.put(kind, census.ever(kind)));
        return ever;
    }

    @Override
    public Object comparable(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.reason()).isEqualTo(story.ending());
        return outcome.ending() + " " + outcome.left();
    }
}
