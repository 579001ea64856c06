package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.cli.view.Words;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
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
        description = "Lists the operations of a ledger that have not ended, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway list",
            "  slipway list --all --limit 20",
            "  slipway list --json | jq -r '.operations[].operation'",
            "",
            "Exit codes: 0 listed, even if there is none; 1 the ledger cannot be read; 2 wrong usage"
        })
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private LedgerOption ledger;

    @Mixin
    private JsonOption json;

    @Option(names = "--all", description = "Also those that have ended.")
    private boolean all;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most that many. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Override
    public Integer call() {
        var out = command.commandLine().getOut();
        try (var opened = ledger.open()) {
            var operations = opened.journals().list(!all, limit);
            if (json.wanted()) {
                out.println(JsonText.of(Map.of(
                        "operations", operations.stream().map(ListCommand::json).toList())));
            } else {
                print(operations, out);
            }
        }
        return ExitCode.DONE.number();
    }

    private void print(List<OperationRecord> operations, PrintWriter out) {
        if (operations.isEmpty()) {
            out.printf("no %soperation in the ledger %s%n", all ? "" : "open ", ledger.address());
        }
        for (var operation : operations) {
            out.printf(
                    "%-48s %-12s %s  %s%n",
                    operation.id(),
                    state(operation),
                    Words.moment(operation.createdAt()),
                    String.join(" ", labels(operation)));
        }
    }

    private static List<String> labels(OperationRecord operation) {
        return List.of("service", "version", "environment").stream()
                .map(operation.labels()::get)
                .filter(value -> value != null)
                .toList();
    }

    static String state(OperationRecord operation) {
        return operation.outcome().map(outcome -> outcome.ending().name()).orElse("open");
    }

    private static Map<String, Object> json(OperationRecord operation) {
        var json = new LinkedHashMap<String, Object>();
        json.put("operation", operation.id());
        json.put("verb", operation.verb());
        json.put("labels", operation.labels());
        json.put("requested_by", operation.requestedBy());
        json.put("created_at", operation.createdAt());
        json.put("outcome", operation.outcome().map(OutcomeText::json).orElse(null));
        return json;
    }
}
