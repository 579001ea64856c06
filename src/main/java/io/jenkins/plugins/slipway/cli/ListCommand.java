package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Pauses;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway list}. */
@Command(
        name = "list",
        description = {
            "Lists the operations of a ledger that have not ended, newest first.",
            "Says of each whether a process works on it. Only the ledger is asked: no AWS is called."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway list",
            "  slipway list --all --limit 20 --service checkout --environment production",
            "  slipway list --json | jq -r '.operations[].operation'",
            "",
            "Exit codes: 0 listed, even if there is none; 1 the ledger cannot be read; 2 wrong usage"
        })
final class ListCommand implements Callable<Integer> {
    private static final int MANY = 100_000;

    @Spec
    private CommandSpec command;

    @Mixin
    private Where where;

    @Mixin
    private ServiceOption service;

    @Mixin
    private JsonOption json;

    @Option(names = "--all", description = "Also those that have ended.")
    private boolean all;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most that many, the newest. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new WrongUsage("--limit is %d; it must be 1 or more".formatted(limit));
        }
        var out = command.commandLine().getOut();
        try (var opened = where.openPresent()) {
            var operations = chosen(opened);
            if (json.wanted()) {
                out.println(JsonText.of(Map.of(
                        "exit",
                        0,
                        "operations",
                        operations.stream()
                                .map(operation -> OperationText.json(
                                        operation,
                                        Workplace.holderOf(opened, operation.id()),
                                        signals(opened, operation)))
                                .toList())));
            } else {
                print(operations, opened, out);
            }
        }
        return ExitCode.DONE.number();
    }

    /** Of one that has ended they say nothing any more. */
    private static List<Signal> signals(Ledger opened, OperationRecord operation) {
        return operation.outcome().isPresent() ? List.of() : opened.journals().signals(operation.id());
    }

    private List<OperationRecord> chosen(Ledger opened) {
        return opened.journals().list(!all, MANY).stream()
                .filter(operation ->
                        where.environment().includes(operation.labels().get("environment")))
                .filter(operation -> service.includes(operation.labels().get("service")))
                .limit(limit)
                .toList();
    }

    private void print(List<OperationRecord> operations, Ledger opened, PrintWriter out) {
        if (operations.isEmpty()) {
            out.printf("no %soperation in the ledger %s%n", all ? "" : "open ", where.ledger());
        }
        for (var operation : operations) {
            out.printf(
                    "%-48s %-12s %s  %s%n",
                    operation.id(),
                    operation.outcome().map(outcome -> outcome.ending().name()).orElse("open"),
                    Words.moment(operation.createdAt()),
                    OperationText.subject(operation));
            var signals = signals(opened, operation);
            OperationStory.abort(signals)
                    .ifPresent(abort -> out.printf("    abort %s%n", OperationText.abortAsked(abort)));
            Pauses.asked(signals).ifPresent(pause -> out.printf("    paused %s%n", OperationText.paused(pause)));
            if (operation.outcome().isEmpty()
                    && Workplace.holderOf(opened, operation.id()).isEmpty()) {
                out.printf("    nobody works on it: %s goes on with it%n", OperationText.resume(operation));
            }
        }
    }
}
