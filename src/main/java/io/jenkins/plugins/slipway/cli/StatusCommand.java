package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.cli.view.Words;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.OperationId;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway status}. */
@Command(
        name = "status",
        description = "Shows how far an operation is, who works on it and what it waits for, or how it ended.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway status",
            "  slipway status 20261122-164501-deliver-checkout-7f3a",
            "  slipway status --json | jq .outcome.ending",
            "",
            "Exit codes: 0 shown, whatever became of it; 1 the ledger cannot be read; 2 there is no such operation"
        })
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            converter = OperationArgument.class,
            description = "The operation. Default: the newest.")
    private OperationId id;

    @Mixin
    private LedgerOption ledger;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        var out = command.commandLine().getOut();
        try (var opened = ledger.open()) {
            var story = OperationStory.of(opened, id == null ? newest(opened) : id);
            var holder = Workplace.holderOf(opened, story.head().id())
                    .filter(lease -> lease.expires().isAfter(opened.leases().now()));
            if (json.wanted()) {
                var answer = story.json();
                answer.put("held_by", holder.map(Lease::holder).orElse(null));
                answer.put("waits_for", story.waits());
                out.println(JsonText.of(answer));
            } else {
                print(story, holder, out);
            }
        }
        return ExitCode.DONE.number();
    }

    private OperationId newest(Ledger opened) {
        return opened.journals().list(false, 1).stream()
                .findFirst()
                .orElseThrow(() -> new WrongUsage("there is no operation in the ledger " + opened.address()))
                .id();
    }

    private static void print(OperationStory story, Optional<Lease> holder, PrintWriter out) {
        var head = story.head();
        out.printf(
                "%s: %s %s, asked for by %s at %s%n",
                head.id(), head.verb(), head.labels(), head.requestedBy(), Words.moment(head.createdAt()));
        story.notes().forEach(note -> out.println("  " + Words.time(note.at()) + "  " + note.text()));
        if (head.outcome().isPresent()) {
            OutcomeText.print(story, out);
            return;
        }
        story.turn().ifPresent(why -> OutcomeText.line(out, "taking back", why));
        story.waits()
                .forEach(wait -> OutcomeText.line(
                        out, "waits for", "%s (until %s at most)".formatted(wait.what(), Words.moment(wait.limit()))));
        OutcomeText.line(
                out,
                "held by",
                holder.map(Lease::holder).orElse("nobody: 'slipway resume %s' goes on with it".formatted(head.id())));
    }
}
