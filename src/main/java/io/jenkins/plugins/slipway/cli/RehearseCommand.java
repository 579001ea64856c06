package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.Footprint;
import io.jenkins.plugins.slipway.assembly.RehearsedDelivery;
import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.cli.view.Views;
import io.jenkins.plugins.slipway.cli.view.Words;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway rehearse}. */
@Command(
        name = "rehearse",
        description = "Delivers one release against an AWS in this process, in virtual time: no account, no network,"
                + " a few seconds. The groups, rules and alarms that the spec names are there, under traffic.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway rehearse examples/checkout/slipway.yaml",
            "  slipway rehearse --release errors --seed 7",
            "  slipway rehearse --release late-errors --json | jq .dora",
            "",
            "Exit codes: 0 delivered; 1 failed and taken back; 2 wrong usage or spec; 3 inconclusive;",
            "            4 not wholly taken back; 5 refused before the start"
        })
final class RehearseCommand implements Callable<Integer> {
    /** What an operation set going and need not wait for, such as draining, is over by then. */
    private static final Duration SETTLING = Duration.ofMinutes(30);

    @Spec
    private CommandSpec command;

    @Mixin
    private SpecArgument spec;

    @Mixin
    private EnvironmentOption environment;

    @Mixin
    private BehaviourOption release;

    @Mixin
    private RehearsalLedgerOption ledger;

    @Mixin
    private JsonOption json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Same seed, same rehearsal. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--release-version",
            paramLabel = "VERSION",
            defaultValue = "1.0.0",
            description = "Of the release that is rehearsed. Default: ${DEFAULT-VALUE}.")
    private String version;

    @Option(
            names = "--commit",
            paramLabel = "SHA",
            description =
                    "Of the release. Default: one of a short history that the rehearsal makes up, so that there is"
                            + " a lead time to show.")
    private String commit;

    @Override
    public Integer call() throws InterruptedException {
        var read = spec.load();
        var chosen = environment.of(read);
        var start = ledger.isKept()
                ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
                : Settings.standard().start();
        var settings =
                Settings.standard().seed(seed).release(release.behaviour()).start(start);
        var clock = new VirtualClock(start);
        var out = command.commandLine().getOut();
        if (!json.wanted()) {
            printTitle(read, chosen, start, out);
        }
        try (var view = json.wanted() ? Views.silent() : Views.of(out, clock);
                var rehearsed =
                        new RehearsedDelivery(settings, SpecEstate.of(read), clock, ledger::open, view.progress())) {
            if (commit == null) {
                rehearsed.ledger().doraEvents().append(MadeUpHistory.of(read, chosen, start));
            }
            var before = Footprint.of(rehearsed.rehearsal().census());
            var planned = rehearsed
                    .delivery()
                    .planning(read, chosen.name())
                    .deliver(version, Optional.of(commit == null ? MadeUpHistory.COMMIT : commit));
            if (!json.wanted()) {
                out.println("Plan");
                PlanText.print(planned.plan(), out);
                out.println();
            }
            var id = rehearsed.delivery().start(planned, RehearsalLedgerOption.REHEARSAL, new Random(seed));
            rehearsed.run(id);
            view.close();
            var over = over(rehearsed, settings, before, id, chosen);
            print(over, out);
            return over.exit().number();
        }
    }

    /** Before anything that takes time. */
    private void printTitle(
            io.jenkins.plugins.slipway.spec.Spec read, EnvironmentSpec chosen, Instant start, PrintWriter out) {
        out.printf(
                "Rehearsal of %s %s to %s, in virtual time from %s (release %s, seed %d)%n%n",
                read.service(),
                version,
                chosen.name(),
                Words.moment(start),
                release.behaviour().word(),
                seed);
    }

    private Rehearsed over(
            RehearsedDelivery rehearsed, Settings settings, Footprint before, OperationId id, EnvironmentSpec chosen) {
        var story = OperationStory.of(rehearsed.ledger(), id);
        var calls = rehearsed.rehearsal().calls().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        rehearsed.clock().advance(SETTLING);
        var after = Footprint.of(rehearsed.rehearsal().census());
        var service = story.head().labels().get("service");
        var begin = settings.start().truncatedTo(ChronoUnit.DAYS);
        var end = rehearsed.clock().instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        var window = DoraQuery.between(begin, end).of(Set.of(service), Set.of(chosen.name()));
        var events = rehearsed.ledger().doraEvents().read(window.services(), window.environments());
        return new Rehearsed(settings, story, after.since(before), calls, window, DoraReport.of(events, window));
    }

    private void print(Rehearsed over, PrintWriter out) {
        if (json.wanted()) {
            out.println(JsonText.of(over.json()));
            return;
        }
        RehearsedText.print(over, commit == null, out);
        ledger.address().ifPresent(address -> out.println("Kept in the ledger " + address));
    }
}
