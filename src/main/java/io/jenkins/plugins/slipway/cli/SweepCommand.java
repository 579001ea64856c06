package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.Owned;
import io.jenkins.plugins.slipway.assembly.Sweep;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            "",
            "Exit codes: 0 nothing is left; 1 something is left; 2 wrong usage or spec; 4 with --delete:",
            "            something could not be removed"
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

    /** Where to look, and the parameter that publishes images there. */
    private record Target(Place place, Optional<String> parameter) {}

    @Override
    public Integer call() {
        var targets = targets();
        var tempo = cloud.tempoOf(targets.get(0).place().connection());
        try (var clouds = new AwsClouds(cloud.settings(tempo));
                var opened = cloud.where().open()) {
            var swept = new ArrayList<Swept>();
            for (var target : targets) {
                var sweep = sweep(clouds, opened, target, tempo);
                sweep.survey().forEach(owned -> swept.add(handle(sweep, target.place(), owned)));
            }
            var exit = exit(swept);
            SweptText.print(swept, exit, json.wanted(), command.commandLine().getOut());
            return exit.number();
        }
    }

    private Swept handle(Sweep sweep, Place place, Owned owned) {
        if (!deletes() || owned.state() != Owned.State.LEFTOVER) {
            return Swept.listed(place, owned);
        }
        try {
            sweep.remove(owned);
            return new Swept(place, owned, true, Optional.empty());
        } catch (CloudFault fault) {
            return new Swept(place, owned, false, Optional.of(fault.getMessage()));
        }
    }

    private boolean deletes() {
        return mode != null && mode.delete;
    }

    private ExitCode exit(List<Swept> swept) {
        if (swept.stream().noneMatch(Swept::isLeft)) {
            return ExitCode.DONE;
        }
        return deletes() ? ExitCode.NEEDS_PERSON : ExitCode.FAILED;
    }

    private static Sweep sweep(Clouds clouds, Ledger ledger, Target target, Tempo tempo) {
        var cloud = target.place().open(clouds, Fence.NONE);
        Set<String> published =
                target.parameter().flatMap(cloud.parameters()::get).stream().collect(Collectors.toSet());
        return new Sweep(cloud, ledger.journals(), ledger.releases(), tempo.clock(), published);
    }

    private List<Target> targets() {
        var environment = cloud.where().environment();
        if (somewhere != null && environment.one().isPresent()) {
            throw new WrongUsage("--environment is one of a spec: name either it, or --connection and --region");
        }
        if (somewhere != null) {
            return List.of(new Target(new Place(somewhere.connection, somewhere.region), Optional.empty()));
        }
        var read = spec.load();
        var chosen = environment.of(read);
        return chosen.targets().stream()
                .map(target -> new Place(chosen.connection(), target.region()))
                .distinct()
                .map(place -> new Target(place, Optional.of(read.image().parameter())))
                .toList();
    }
}
