package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.rollback.WaveChoice;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipway rollback}. */
@Command(
        name = "rollback",
        description = {
            "Goes back to what the fleet ran before.",
            "Aborts what is under way on the fleet (canary or refresh) and takes it back, or, after the end of a"
                    + " deployment, returns the fleet to what it ran before."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway rollback --environment production",
            "  slipway rollback --environment production --last 1",
            "  slipway rollback examples/checkout/slipway.yaml -e production --json",
            "",
            "While something is under way, --wave and --last are refused: its onFailure says what returns.",
            "What is aborted for it tells of an abort, and the answer is 0 when the fleet is back.",
            "",
            StartCommand.EXIT_CODES
        })
final class RollbackCommand extends StartCommand {
    private static final String VERB = "rollback";

    @ArgGroup
    private Waves waves;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for people; it is kept with the operation.")
    private String reason;

    /** Which waves. */
    private static final class Waves {
        @Option(
                names = "--wave",
                paramLabel = "NAME",
                description = "Only this wave returns. Default: all that run the present release, the last one first.")
        private String name;

        @Option(names = "--last", paramLabel = "N", description = "Only the last N waves return.")
        private Integer last;
    }

    @Override
    PlannedOperation<?> plan(Planning planning) {
        var planned = planning.rollback(choice());
        return reason == null ? planned : planned.labelled("reason", reason);
    }

    private WaveChoice choice() {
        if (waves == null) {
            return WaveChoice.ALL;
        }
        if (waves.last != null && waves.last < 1) {
            throw new WrongUsage("--last %d names no wave; write 1 or more".formatted(waves.last));
        }
        return new WaveChoice(Optional.ofNullable(waves.name), Optional.ofNullable(waves.last));
    }

    /** What ran before is in the ledger of the release, and in no new one. */
    @Override
    Ledger open(Where where) {
        return where.openPresent();
    }

    @Override
    ExitCode run(Errand errand) throws InterruptedException {
        var work = errand.work();
        var open = work.openAt(errand.planning().fleetTargets());
        if (errand.begun().isPresent()) {
            return super.run(errand);
        }
        if (open.isEmpty()) {
            var aborted = abortedBefore(errand);
            return aborted.isPresent() ? told(aborted.get(), errand) : super.run(errand);
        }
        refuseChoice(open.get());
        var outcome = end(open.get(), errand);
        var isTooLate = outcome.ending() == Ending.DONE && !open.get().verb().equals(VERB);
        return isTooLate
                ? super.run(errand)
                : told(work.ledger().journals().find(open.get().id()).orElseThrow(), errand);
    }

    private static ExitCode told(OperationRecord ended, Errand errand) {
        var isLeft = ended.outcome()
                .map(Outcome::ending)
                .filter(Ending.NEEDS_PERSON::equals)
                .isPresent();
        var exit = isLeft ? ExitCode.NEEDS_PERSON : ExitCode.DONE;
        errand.console().tell(errand.work().story(ended.id()), exit);
        return exit;
    }

    /** By a run of the same key that was killed before it could answer: nothing more is to be taken back. */
    private Optional<OperationRecord> abortedBefore(Errand errand) {
        var journals = errand.work().ledger().journals();
        return errand.once()
                .flatMap(key -> errand.planning().fleetTargets().stream()
                        .flatMap(target -> journals.at(target, 1).stream())
                        .filter(newest -> journals.signals(newest.id()).stream()
                                .anyMatch(signal -> signal.kind().equals(Signal.ABORT)
                                        && signal.reason().equals(reason(errand))))
                        .findFirst());
    }

    private String reason(Errand errand) {
        return "rolled back" + (reason == null ? "" : ": " + reason)
                + errand.once().map(key -> " (" + key.key() + ")").orElse("");
    }

    /** What is under way takes back what its spec's {@code onFailure} says; other waves cannot be chosen for it. */
    private void refuseChoice(OperationRecord open) {
        if (waves != null) {
            throw new WrongUsage(
                    "%s (%s) has not ended; what it takes back, its onFailure says: leave out --wave and --last, or wait for its end ('slipway status %s')"
                            .formatted(open.id(), open.verb(), open.id()));
        }
    }

    /** A rollback that was left open goes on; anything else is aborted, and its own undo is the way back. */
    private Outcome end(OperationRecord open, Errand errand) throws InterruptedException {
        var console = errand.console();
        if (open.verb().equals(VERB)) {
            console.say("going on with " + open.id());
        } else if (errand.work().isAbortAsked(open.id())) {
            // a second time would stop the taking back
            console.say(
                    "%s (%s) is being aborted already, and takes back what it did".formatted(open.id(), open.verb()));
        } else {
            console.say("aborting %s (%s), which takes back what it did".formatted(open.id(), open.verb()));
            errand.work().abort(open.id(), reason(errand));
        }
        return drive(errand.work(), open.id());
    }
}
