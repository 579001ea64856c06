package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Waiter;
import io.jenkins.plugins.slipway.operation.crash.Scenario;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** One operation of a service in a rehearsed world, for the crash test. A new verb joins by one more line of {@code PLANS}. */
final class DeliveryScenario implements Scenario {
    static final Spec CHECKOUT = SpecFile.load(Path.of("examples/checkout/slipway.yaml"));

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

    private final RehearsedDelivery rehearsed;
    private final Function<Planning, PlannedOperation<?>> plan;
    private Delivery process;
    private int processes;

    DeliveryScenario(Behaviour behaviour, Function<Planning, PlannedOperation<?>> plan) {
        var settings = Settings.standard().release(behaviour);
        this.rehearsed = new RehearsedDelivery(settings, production(), Progress.SILENT);
        this.plan = plan;
    }

    /** Staging would be simulated for nothing. */
    private static Estate production() {
        var all = SpecEstate.of(CHECKOUT);
        return new Estate(
                all.fleets().stream()
                        .filter(fleet -> fleet.group().equals("checkout-eu"))
                        .toList(),
                all.sites());
    }

    static DeliveryScenario deliver(Behaviour behaviour) {
        return new DeliveryScenario(behaviour, planning -> planning.deliver("1.4.2", Optional.of("c2")));
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
                rehearsed.clouds(processes),
                through,
                ledger.leases(),
                ledger.releases(),
                rehearsed.clock(),
                "process-" + processes,
                Progress.SILENT);
        return process.operations();
    }

    @Override
    public OperationId id() {
        return new OperationId("crash-test");
    }

    @Override
    public void start(Operations operations) {
        start(operations, plan.apply(process.planning(CHECKOUT, "production")));
    }

    private <P extends Plan> void start(Operations operations, PlannedOperation<P> planned) {
        operations.start(planned.verb(), planned.plan(), planned.targets(), planned.labels(), "test", id());
    }

    @Override
    public Waiter waiter() {
        return rehearsed.clock()::advanceTo;
    }

    /** Ids and times differ between runs; what is there, how traffic flows, and how much was ever made do not. */
    @Override
    public Object snapshot() {
        rehearsed.clock().advance(Duration.ofMinutes(30));
        var census = rehearsed.rehearsal().census();
        var snapshot = new TreeMap<String, Object>();
        Footprint.of(census).present().forEach((kind, things) -> snapshot.put(kind, things.size()));
        snapshot.put("instances", census.present("instances").size());
        snapshot.put("rules", census.present("rules"));
        snapshot.put("suspended", census.present("suspended-processes"));
        snapshot.put("ever", ever(census));
        snapshot.put(
                "releases",
                rehearsed.ledger().releases().history("checkout", "production", 10).stream()
                        .map(release -> release.kind() + " " + release.status() + " " + release.reachedUsers())
                        .toList());
        return snapshot;
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
        return outcome.ending() + " " + outcome.left();
    }
}
