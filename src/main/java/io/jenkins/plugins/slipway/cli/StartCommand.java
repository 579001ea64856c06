package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.story.PlanText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that plans an operation, starts it and runs it to its end here. */
abstract class StartCommand implements Callable<Integer> {
    static final String EXIT_CODES =
            "Ctrl-C or SIGTERM aborts: all is taken back. A second one stops that too, and says what is left.%n"
                    + "With --when-stopped keep they let go of the operation instead, and it stays open.%n%n"
                    + "Exit codes: 0 done; 1 failed and taken back, or nothing was changed; 2 wrong usage or spec;%n"
                    + "            3 inconclusive: the canary could not be judged, or a bake time not watched, taken back;%n"
                    + "            4 not wholly taken back, a person is needed; 5 refused before the start, or nobody%n"
                    + "            answers at the endpoint, or left open: the ledger gave out in the middle, or%n"
                    + "            the sign-in ended, or --when-stopped keep ('slipway resume' goes on with it);%n"
                    + "            130 aborted and taken back";

    @Spec
    private CommandSpec command;

    @Mixin
    private SpecArgument spec;

    @Mixin
    private CloudOptions cloud;

    @Mixin
    private JsonOption json;

    @Mixin
    private LeavingOptions leaving;

    @Mixin
    private OnceOption once;

    @Mixin
    private BitbucketOptions bitbucket;

    @Option(
            names = "--wait",
            description = "Wait while another operation holds the target. Default: refuse (exit code 5), naming it.")
    private boolean wait;

    /** Reads the world and plans. */
    abstract PlannedOperation<?> plan(Planning planning);

    /** Of the release, where it is known; what runs there already has none here. */
    Optional<String> commit() {
        return Optional.empty();
    }

    /** What must be free before it is worth planning. */
    List<String> targets(Planning planning) {
        return planning.fleetTargets();
    }

    /** The ledger in which it begins. */
    Ledger open(Where where) {
        return where.open();
    }

    @Override
    public Integer call() throws InterruptedException {
        var console = Console.of(command, json);
        var showing = Showing.of(bitbucket.showcase(commit()), cloud, spec.file(), console);
        var read = load(showing);
        var chosen = cloud.where().environment().of(read);
        try (var ledger = open(cloud.where());
                var work = Workplace.open(ledger, cloud, chosen.connection(), console)) {
            var planning = work.delivery().planning(read, chosen.name());
            return run(new Errand(
                            work,
                            planning,
                            console,
                            once.of(command.name(), read.service(), chosen),
                            showing.with(read, spec.file(), chosen.name())))
                    .number();
        }
    }

    private io.jenkins.plugins.slipway.spec.Spec load(Showing showing) {
        try {
            return spec.load();
        } catch (InvalidSpec faults) {
            showing.faulty(faults);
            throw faults;
        }
    }

    /** @return the exit code */
    ExitCode run(Errand errand) throws InterruptedException {
        var id = start(errand);
        var exit = ExitCode.of(drive(errand.work(), id).ending());
        errand.console().tell(errand.work().story(id), exit);
        return exit;
    }

    /** Runs it to its end, as the caller wishes. */
    final Outcome drive(Workplace work, OperationId id) throws InterruptedException {
        return work.drive(id, leaving.of(work.ledger().address()));
    }

    private OperationId start(Errand errand) throws InterruptedException {
        var isTold = false;
        while (true) {
            var begun = errand.begun();
            if (begun.isPresent()) {
                return errand.goOn(begun.get(), wait);
            }
            try {
                targets(errand.planning()).forEach(errand.work()::requireFree);
                var planned = planned(errand);
                errand.console().plan(headline(planned), planned.plan());
                return errand.start(planned);
            } catch (LeaseHeld held) {
                if (!wait && !errand.isBeginning(held)) {
                    throw held.and("'slipway status %s' shows how far it is; with --wait this waits for it"
                            .formatted(held.lease().operation()));
                }
                if (!isTold) {
                    errand.console().say("waiting: " + held.getMessage());
                    isTold = true;
                }
                DeadHolder.pause();
            } catch (Errand.Overtaken faster) {
                errand.console().say(faster.getMessage());
            }
        }
    }

    private PlannedOperation<?> planned(Errand errand) {
        try {
            return plan(errand.planning());
        } catch (OperationFailed | CloudFault refused) {
            errand.showing().refused(command.name(), refused.getMessage());
            throw refused;
        }
    }

    static String headline(PlannedOperation<?> planned) {
        return PlanText.headline(planned.verb().name(), planned.labels());
    }
}
