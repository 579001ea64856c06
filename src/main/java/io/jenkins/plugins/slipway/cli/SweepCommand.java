package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.Owned;
import io.jenkins.plugins.slipway.assembly.WideSweep;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway sweep}. */
@Command(
        name = "sweep",
        description = {
            "Lists what operations left behind in the account, and with --delete removes it.",
            "By their tags and descriptions: instances, groups, target groups, images, snapshots, parameters, launch"
                    + " template versions, marks on groups. What an open operation, a release, a launch template, an"
                    + " instance or a load balancer still needs stays."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway sweep --environment production",
            "  slipway sweep --environment production --delete",
            "  slipway sweep --connection acme-production --region eu-central-1 --delete",
            "  slipway sweep --environment production --all-regions --all-connections",
            "",
            "Exit codes: 0 nothing is left; 1 something is left, or a place could not be reached; 2 wrong usage",
            "            or spec; 4 with --delete: something could not be removed, or a place not be reached"
        })
final class SweepCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecArgument spec;

    @ArgGroup(exclusive = false)
    private Somewhere somewhere;

    @Mixin
    private CloudOptions cloud;

    @Mixin
    private JsonOption json;

    @ArgGroup
    private Mode mode;

    @Option(names = "--all-regions", description = "Look in every region that the accounts have enabled, side by side.")
    private boolean allRegions;

    @Option(
            names = "--all-connections",
            description = "Look where every connection of the connections file leads, too, in its home region.")
    private boolean allConnections;

    /** A place, without a spec. */
    static final class Somewhere {
        @Option(
                names = "--connection",
                paramLabel = "NAME",
                required = true,
                description = "Sweep there, without a SPEC; needs --region.")
        private String connection;

        @Option(
                names = "--region",
                paramLabel = "REGION",
                required = true,
                description = "Which region of --connection.")
        private String region;
    }

    /** Either looks or acts. */
    static final class Mode {
        @Option(names = "--dry-run", description = "Only list what is left. The default.")
        private boolean dryRun;

        @Option(names = "--delete", description = "Remove it.")
        private boolean delete;
    }

    @Override
    public Integer call() throws InterruptedException {
        var targets = targets();
        var silent = silent(targets);
        var answering = targets.stream()
                .filter(site -> !silent.containsKey(site.place().connection()))
                .toList();
        var tempo = answering.stream()
                .findFirst()
                .map(site -> cloud.tempoOf(site.place().connection()))
                .orElse(Tempo.REAL);
        try (var clouds = new AwsClouds(cloud.settings(tempo));
                var opened = ledger()) {
            var wide = new WideSweep(clouds, opened.journals(), opened.releases(), tempo.clock());
            var surveyed = new ArrayList<>(allRegions ? wide.surveyAllRegions(answering) : wide.survey(answering));
            targets.stream()
                    .map(WideSweep.Site::place)
                    .filter(place -> silent.containsKey(place.connection()))
                    .forEach(place -> surveyed.add(WideSweep.Surveyed.nothing(place, silent.get(place.connection()))));
            var swept = WideSweep.sideBySide(surveyed, this::handle).stream()
                    .flatMap(List::stream)
                    .toList();
            var unreachable = surveyed.stream()
                    .filter(place -> place.unreachable().isPresent())
                    .toList();
            var exit = exit(swept, unreachable);
            SweptText.print(
                    swept,
                    unreachable,
                    exit,
                    json.wanted(),
                    command.commandLine().getOut());
            return exit.number();
        }
    }

    /** What is wrong, by connection. */
    private Map<String, String> silent(List<WideSweep.Site> sites) {
        var silent = new TreeMap<String, String>();
        sites.stream()
                .map(site -> site.place().connection())
                .distinct()
                .forEach(name -> cloud.silenceOf(name).ifPresent(why -> silent.put(name, why)));
        return silent;
    }

    /** What a ledger does not know counts as another's, and is left once it expired: a mistyped path must not remove that. */
    private Ledger ledger() {
        var where = cloud.where();
        if (deletes()) {
            return where.openPresent();
        }
        if (where.isLedgerMissing()) {
            command.commandLine()
                    .getErr()
                    .println("there is no ledger at %s: what is found counts as another ledger's"
                            .formatted(where.ledger()));
        }
        return where.openOrEmpty();
    }

    /** In the order of removal, which counts within one place. */
    private List<Swept> handle(WideSweep.Surveyed place) {
        return place.found().stream().map(owned -> handle(place, owned)).toList();
    }

    private Swept handle(WideSweep.Surveyed place, Owned owned) {
        if (!deletes() || owned.state() != Owned.State.LEFTOVER) {
            return Swept.listed(place.place(), owned);
        }
        try {
            place.sweep().orElseThrow().remove(owned);
            return new Swept(place.place(), owned, true, Optional.empty());
        } catch (CloudFault fault) {
            return new Swept(place.place(), owned, false, Optional.of(fault.getMessage()));
        }
    }

    private boolean deletes() {
        return mode != null && mode.delete;
    }

    private ExitCode exit(List<Swept> swept, List<WideSweep.Surveyed> unreachable) {
        if (swept.stream().noneMatch(Swept::isLeft) && unreachable.isEmpty()) {
            return ExitCode.DONE;
        }
        return deletes() ? ExitCode.NEEDS_PERSON : ExitCode.FAILED;
    }

    private List<WideSweep.Site> targets() {
        var named = named();
        if (!allConnections) {
            return named;
        }
        var sites = new ArrayList<>(named);
        var connections = cloud.connections();
        connections
                .names()
                .forEach(name -> connections
                        .apply(name)
                        .ifPresent(connection ->
                                sites.add(new WideSweep.Site(new Place(name, connection.region()), Optional.empty()))));
        return sites;
    }

    private List<WideSweep.Site> named() {
        var environment = cloud.where().environment();
        if (somewhere != null && environment.one().isPresent()) {
            throw new WrongUsage("--environment is one of a spec: name either it, or --connection and --region");
        }
        if (somewhere != null) {
            return List.of(new WideSweep.Site(new Place(somewhere.connection, somewhere.region), Optional.empty()));
        }
        var read = spec.load();
        var chosen = environment.of(read);
        return chosen.targets().stream()
                .map(target -> new Place(target.connection(), target.region()))
                .distinct()
                .map(place -> new WideSweep.Site(place, Optional.of(read.image().parameter())))
                .toList();
    }
}
