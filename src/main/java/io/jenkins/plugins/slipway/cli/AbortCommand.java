package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway abort}. */
@Command(
        name = "abort",
        description = {
            "Stops an operation, wherever it runs, and takes back everything that it did.",
            "Where nobody runs it, that is done here. A second abort stops the taking back and says what is left."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway abort 20261122-164501-deliver-checkout-7f3a --reason 'wrong branch'",
            "  slipway abort --environment production --service checkout --no-wait",
            "",
            "Exit codes: 0 all is taken back (with --no-wait: the operation was told); 1 it was done before",
            "            the abort arrived; 2 no such open operation; 4 not wholly taken back, a person is",
            "            needed; 5 nobody answers at the endpoint, or the ledger gave out: 'slipway resume' takes",
            "            it back later"
        })
final class AbortCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private OperationChoice operation;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "For those who read of it later.")
    private String reason;

    @Option(
            names = "--no-wait",
            description = "Only tell whoever runs it. Default: until everything is taken back, here if nobody runs it.")
    private boolean noWait;

    @Mixin
    private CloudOptions cloud;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws InterruptedException {
        var console = Console.of(command, json);
        try (var ledger = cloud.where().openPresent()) {
            var chosen = operation.toWorkOn(ledger, cloud.where().environment());
            chosen.outcome().ifPresent(outcome -> {
                throw new WrongUsage("operation %s has ended already: %s".formatted(chosen.id(), outcome.ending()));
            });
            try (var work = Workplace.open(ledger, cloud, chosen, console)) {
                return abort(work, chosen, console).number();
            } catch (EndpointSilent silent) {
                return abort(silent, ledger, chosen, console).number();
            }
        }
    }

    /** Nothing can be taken back there. The first abort is kept for later; a second one ends the operation, and says what is left. */
    private ExitCode abort(EndpointSilent silent, Ledger ledger, OperationRecord chosen, Console console) {
        var id = chosen.id();
        try (var work = Workplace.deaf(ledger, cloud, chosen, console)) {
            work.abort(id, reason);
            if (work.delivery().operations().advance(id) instanceof Step.Ended ended) {
                var exit = exit(ended.outcome());
                console.tell(work.story(id), exit);
                return exit;
            }
        }
        throw silent.and(
                "operation %s is told to abort, and not yet taken back: 'slipway resume %s' does that when somebody answers, another 'slipway abort %s' ends it without and says what is left"
                        .formatted(id, id, id));
    }

    private ExitCode abort(Workplace work, OperationRecord chosen, Console console) throws InterruptedException {
        var id = chosen.id();
        work.abort(id, reason);
        if (noWait) {
            told(id, console);
            return ExitCode.DONE;
        }
        var exit = exit(work.drive(id));
        console.tell(work.story(id), exit);
        return exit;
    }

    private static void told(OperationId id, Console console) {
        if (console.json()) {
            console.out().println(JsonText.of(Map.of("exit", 0, "operation", id, "told", "abort")));
        } else {
            console.say(
                    "operation %s is told to abort: 'slipway status %s' shows what becomes of it".formatted(id, id));
        }
    }

    private static ExitCode exit(Outcome outcome) {
        if (outcome.ending() == Ending.NEEDS_PERSON) {
            return ExitCode.NEEDS_PERSON;
        }
        return outcome.ending() == Ending.DONE ? ExitCode.FAILED : ExitCode.DONE;
    }
}
