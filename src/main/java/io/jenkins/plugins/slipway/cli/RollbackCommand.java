package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
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
        return planning.rollback(choice());
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
    ExitCode run(Workplace work, Planning planning, Console console) throws InterruptedException {
        var open = work.openAt(planning.fleetTargets());
        if (open.isEmpty()) {
            return super.run(work, planning, console);
        }
        refuseChoice(open.get());
        var outcome = end(open.get(), work, console);
        var isTooLate = outcome.ending() == Ending.DONE && !open.get().verb().equals(VERB);
        if (isTooLate) {
            return super.run(work, planning, console);
        }
        var exit = outcome.ending() == Ending.NEEDS_PERSON ? ExitCode.NEEDS_PERSON : ExitCode.DONE;
        console.tell(work.story(open.get().id()), exit);
        return exit;
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
    private Outcome end(OperationRecord open, Workplace work, Console console) throws InterruptedException {
        if (open.verb().equals(VERB)) {
            console.say("going on with " + open.id());
        } else {
            console.say("aborting %s (%s), which takes back what it did".formatted(open.id(), open.verb()));
            work.abort(open.id(), "rolled back");
        }
        return drive(work, open.id());
    }
}
