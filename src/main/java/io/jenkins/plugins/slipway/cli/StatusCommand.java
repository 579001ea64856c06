package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.OutcomeText;
import io.jenkins.plugins.slipway.story.Words;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipway status}. */
@Command(
        name = "status",
        description = {
            "Shows how far an operation is, which process works on it, what it waits for, how it ended.",
            "Without an ID: the open one of --environment (and --service), else the newest. Only the ledger is asked:"
                    + " no AWS is called."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway status",
            "  slipway status --environment production --service checkout",
            "  slipway status 20261122-164501-deliver-checkout-7f3a",
            "  slipway status --json | jq .outcome.ending",
            "",
            "Exit codes: 0 shown, whatever became of it; 1 the ledger cannot be read; 2 no such operation"
        })
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private OperationChoice operation;

    @Mixin
    private Where where;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        var out = command.commandLine().getOut();
        try (var opened = where.openPresent()) {
            var chosen = operation.toShow(opened, where.environment());
            var story = OperationText.story(opened, chosen.id());
            var holder = Workplace.holderOf(opened, chosen.id());
            if (json.wanted()) {
                var answer = new LinkedHashMap<String, Object>();
                answer.put("exit", 0);
                answer.putAll(story.json());
                answer.put("held_by", holder.map(Lease::holder).orElse(null));
                answer.put("paused", story.pause().orElse(null));
                answer.put("abort_asked", story.abort().orElse(null));
                answer.put("waits_for", story.waits());
                answer.put("tries_again", story.tries());
                out.println(JsonText.of(answer));
            } else {
                print(story, holder, out);
            }
        }
        return ExitCode.DONE.number();
    }

    private static void print(OperationStory story, Optional<Lease> holder, PrintWriter out) {
        var head = story.head();
        out.printf(
                "%s: %s %s, asked for by %s at %s%n",
                head.id(),
                head.verb(),
                OperationText.subject(head),
                head.requestedBy(),
                Words.moment(head.createdAt()));
        Optional.ofNullable(head.labels().get(OperationText.ENDPOINT))
                .ifPresent(url -> OutcomeText.line(out, "at", url));
        story.notes().forEach(note -> out.println("  " + Words.time(note.at()) + "  " + note.text()));
        if (head.outcome().isPresent()) {
            OutcomeText.print(story, out);
            return;
        }
        story.abort().ifPresent(abort -> OutcomeText.line(out, "abort", aborted(abort, story, holder)));
        story.turn()
                .ifPresent(turn -> OutcomeText.line(
                        out, "taking back", "%s; since %s".formatted(turn.text(), Words.moment(turn.at()))));
        story.pause()
                .ifPresent(pause -> OutcomeText.line(
                        out,
                        "paused",
                        "%s: 'slipway resume %s' lets it go on".formatted(OperationText.paused(pause), head.id())));
        story.tries().forEach(tried -> OutcomeText.line(out, "tries again", tried.text()));
        story.waits()
                .forEach(wait -> OutcomeText.line(
                        out, "waits for", "%s (until %s at most)".formatted(wait.what(), Words.moment(wait.limit()))));
        OutcomeText.line(
                out,
                "held by",
                holder.map(Lease::holder).orElse("nobody: %s goes on with it".formatted(OperationText.resume(head))));
    }

    private static String aborted(Signal abort, OperationStory story, Optional<Lease> holder) {
        var asked = OperationText.abortAsked(abort);
        if (story.turn().isPresent()) {
            return asked;
        }
        return asked
                + (holder.isPresent()
                        ? ": not taken in yet, it waits for the answer to a call"
                        : ": waits for somebody to take it back");
    }
}
