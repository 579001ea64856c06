package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.JournalBehind;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import java.util.stream.Stream;

/** What the process answers its caller; scripts rely on these numbers. */
enum ExitCode {
    DONE(0, "done"),
    FAILED(1, "failed, and rolled back or nothing was changed"),
    USAGE(2, "wrong usage or spec"),
    INCONCLUSIVE(3, "the canary could not be judged, or a bake time not watched; undone"),
    NEEDS_PERSON(4, "the rollback is incomplete: a person is needed"),
    REFUSED(
            5,
            "refused before the start: lease, gate, readiness, plan, silent endpoint; or left open: the ledger gave out, or it was let go of"),
    GOAL_MISSED(6, "a goal was missed (dora goals --fail)"),
    ABORTED(130, "aborted; undone");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    int number() {
        return number;
    }

    String meaning() {
        return meaning;
    }

    /** What a number says, for people. */
    static String meaningOf(int number) {
        return Stream.of(values())
                .filter(code -> code.number == number)
                .map(ExitCode::meaning)
                .findFirst()
                .orElse("ended in a way of its own");
    }

    static ExitCode of(Ending ending) {
        return switch (ending) {
            case DONE -> DONE;
            case FAILED -> FAILED;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case REFUSED -> REFUSED;
            case ABORTED -> ABORTED;
            case NEEDS_PERSON -> NEEDS_PERSON;
        };
    }

    static ExitCode of(Exception fault) {
        if (fault instanceof OperationFailed failed) {
            return of(failed.ending());
        }
        if (fault instanceof JournalBehind) {
            return NEEDS_PERSON;
        }
        if (fault instanceof LeaseHeld || fault instanceof EndpointSilent || fault instanceof LeftOpen) {
            return REFUSED;
        }
        if (fault instanceof InvalidSpec || fault instanceof WrongUsage) {
            return USAGE;
        }
        return fault instanceof InterruptedException ? ABORTED : FAILED;
    }
}
