package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that tells an operation something, wherever it runs, and returns at once. */
abstract class TellCommand implements Callable<Integer> {
    static final String EXIT_CODES =
            "Exit codes: 0 told; 1 the ledger cannot be written; 2 no such open operation, or of no use now";

    @Spec
    private CommandSpec command;

    @Mixin
    private OperationChoice operation;

    @Mixin
    private Where where;

    @Mixin
    private JsonOption json;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Who says so, as the ledger will tell it. Default: the user of this process.")
    private String name;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "For those who read of it later.")
    private String reason;

    private final String kind;

    /** @param kind of the signal */
    TellCommand(String kind) {
        this.kind = kind;
    }

    /** @throws WrongUsage when it makes no sense to say that now */
    abstract void check(OperationStory story);

    /** What it means, for who said it. */
    abstract String meaning(OperationStory story, Signal said);

    @Override
    public Integer call() {
        try (var ledger = where.openPresent()) {
            var chosen = operation.toWorkOn(ledger, where.environment());
            chosen.outcome().ifPresent(outcome -> {
                throw new WrongUsage("operation %s has ended already: %s".formatted(chosen.id(), outcome.ending()));
            });
            var story = OperationText.story(ledger, chosen.id());
            check(story);
            var clock = where.endpoint().map(Tempo::of).orElse(Tempo.REAL).clock();
            var who = name == null ? Workplace.user() : name;
            var said = new Signal(kind, who, reason, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            ledger.journals().send(chosen.id(), said);
            tell(story, said, Workplace.holderOf(ledger, chosen.id()).isPresent());
        }
        return ExitCode.DONE.number();
    }

    private void tell(OperationStory story, Signal said, boolean isHeld) {
        var out = command.commandLine().getOut();
        var head = story.head();
        if (json.wanted()) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("exit", 0);
            answer.put("operation", head.id());
            answer.put("told", kind);
            answer.put("by", said.by());
            answer.put("is_held", isHeld);
            out.println(JsonText.of(answer));
            return;
        }
        out.println(meaning(story, said));
        if (!isHeld) {
            out.println("nobody works on it: %s goes on with it".formatted(OperationText.resume(head)));
        }
    }
}
