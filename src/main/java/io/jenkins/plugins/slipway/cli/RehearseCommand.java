package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.cli.view.Views;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.story.PlanText;
import io.jenkins.plugins.slipway.story.Words;
import io.jenkins.plugins.slipway.trial.Course;
import io.jenkins.plugins.slipway.trial.Replay;
import io.jenkins.plugins.slipway.trial.Trial;
import io.jenkins.plugins.slipway.trial.TrialResult;
import io.jenkins.plugins.slipway.trial.invariant.Aftermath;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway rehearse}. */
@Command(
        name = "rehearse",
        description = {
            "Delivers one release against an AWS in this process: no account, no network, a few seconds.",
            "Time is virtual. The groups, rules and alarms that the spec names are there, under traffic."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway rehearse examples/checkout/slipway.yaml",
            "  slipway rehearse --release errors --seed 7",
            "  slipway rehearse --release late-errors --json | jq .dora",
            "  slipway rehearse --faults hostile --seed 12",
            "  slipway rehearse examples/regions/slipway.yaml --faults hostile --seeds 1..2000",
            "",
            "--endpoint-url is taken as everywhere, and not used: nothing outside this process is called.",
            "",
            "Over --seeds: 0 every invariant held in every run, however it ended; 1 one did not. Else",
            "Exit codes: 0 delivered; 1 failed and taken back; 2 wrong usage or spec; 3 inconclusive;",
            "            4 not wholly taken back; 5 refused before the start"
        })
final class RehearseCommand implements Callable<Integer> {
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
    private EndpointOption unused;

    @Mixin
    private JsonOption json;

    @Option(
            names = "--faults",
            paramLabel = "PROFILE",
            defaultValue = "none",
            converter = FaultsConverter.class,
            description =
                    "What goes wrong, drawn by the seed: none, flaky (an ordinary bad day: throttling, lost replies,"
                            + " slow boots), hostile (outages, a lost zone, expired credentials, a person's hand in the middle)."
                            + " Default: ${DEFAULT-VALUE}.")
    private FaultProfile faults;

    @ArgGroup
    private SeedOptions seeds = new SeedOptions();

    @Option(
            names = "--release-version",
            paramLabel = "VERSION",
            defaultValue = Replay.VERSION,
            description = "The version that is rehearsed. Default: ${DEFAULT-VALUE}.")
    private String version;

    @Option(
            names = "--commit",
            paramLabel = "SHA",
            description = "Its commit. Default: one of a short history that the rehearsal makes up, so that there is"
                    + " a lead time to show.")
    private String commit;

    @Override
    public Integer call() throws InterruptedException {
        var read = spec.load();
        var chosen = environment.of(read);
        var course = new Course(read, chosen, version, faults, release.given());
        var out = command.commandLine().getOut();
        if (seeds.range().isPresent()) {
            refuseWithSeeds();
            return new SeededTrials(course, spec.file(), json.wanted(), out)
                    .run(seeds.range().get());
        }
        var start = ledger.isKept()
                ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
                : Settings.standard().start();
        var settings = course.settings(seeds.seed(), start, release.behaviour());
        var clock = new VirtualClock(start);
        if (!json.wanted()) {
            printHead(course, settings, out);
        }
        try (var view = json.wanted() ? Views.silent() : Views.of(out, clock);
                var trial = new Trial(
                        course, settings, course.contention(settings.seed()), clock, ledger::open, view.progress())) {
            var rehearsed = trial.rehearsed();
            if (commit == null) {
                rehearsed.ledger().doraEvents().append(MadeUpHistory.of(read, chosen, start));
            }
            var planned = trial.plan(Optional.of(commit == null ? MadeUpHistory.COMMIT : commit));
            if (!json.wanted()) {
                printPlan(planned, out);
            }
            var id = trial.start(planned, RehearsalLedgerOption.REHEARSAL);
            var result = trial.run(id);
            view.close();
            var over = over(trial, result, id, chosen);
            print(over, out);
            return over.exit().number();
        }
    }

    private void refuseWithSeeds() {
        if (ledger.isKept() || commit != null) {
            throw new WrongUsage(
                    "--ledger and --commit are of one rehearsal, --seeds of many: leave out one or the other");
        }
    }

    private void printHead(Course course, Settings settings, PrintWriter out) {
        out.printf(
                "Rehearsal of %s %s to %s, in virtual time from %s (release %s, faults %s, seed %d)%n%n",
                course.spec().service(),
                version,
                course.environment().name(),
                Words.moment(settings.start()),
                settings.release().word(),
                faults.word(),
                settings.seed());
        FaultsText.print(settings.faults(), course.contention(settings.seed()), out);
    }

    private static void printPlan(PlannedOperation<?> planned, PrintWriter out) {
        out.println("Plan");
        PlanText.print(planned.plan(), out);
        out.println();
    }

    private static Rehearsed over(Trial trial, TrialResult result, OperationId id, EnvironmentSpec chosen) {
        var rehearsed = trial.rehearsed();
        var settings = result.settings();
        var story = OperationText.story(rehearsed.ledger(), id);
        var calls = rehearsed.rehearsal().calls().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        var service = story.head().labels().get("service");
        var begin = settings.start().truncatedTo(ChronoUnit.DAYS);
        var end = rehearsed.clock().instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        var window = DoraQuery.between(begin, end).of(Set.of(service), Set.of(chosen.name()));
        var events = rehearsed.ledger().doraEvents().read(window.services(), window.environments());
        var changes = trial.aftermath().map(Aftermath::changes).orElse(List.of());
        return new Rehearsed(
                settings,
                trial.contention(),
                story,
                changes,
                calls,
                window,
                DoraReport.of(events, window),
                result.violations());
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
