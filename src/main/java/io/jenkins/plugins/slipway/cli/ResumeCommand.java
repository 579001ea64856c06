package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway resume}. */
@Command(
        name = "resume",
        description = {
            "Goes on with an operation that is paused, or whose process has ended.",
            "It ends a pause; where a process works on the operation, that one goes on and this returns at once. Where none"
                    + " does, it goes on here: from where it was, by the plan it was started with. What a dead process held becomes free some 3 minutes"
                    + " after its death; this waits for that."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway list",
            "  slipway resume 20261122-164501-deliver-checkout-7f3a",
            "  slipway resume --environment production --service checkout",
            "",
            StartCommand.EXIT_CODES
        })
final class ResumeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private OperationChoice operation;

    @Mixin
    private CloudOptions cloud;

    @Mixin
    private JsonOption json;

    @Mixin
    private LeavingOptions leaving;

    @Option(
            names = "--wait",
            description = "Wait while another process works on it. Default: refuse (exit code 5), naming that process.")
    private boolean wait;

    @Override
    public Integer call() throws InterruptedException {
        var console = Console.of(command, json);
        try (var ledger = cloud.where().openPresent()) {
            var chosen = operation.toWorkOn(ledger, cloud.where().environment());
            try (var work = Workplace.open(ledger, cloud, chosen, console)) {
                return resume(work, chosen, console).number();
            } catch (EndpointSilent silent) {
                throw silent.and(
                        "operation %s is as it was, nothing was done or taken back: 'slipway resume %s' when somebody answers"
                                .formatted(chosen.id(), chosen.id()));
            }
        }
    }

    private ExitCode resume(Workplace work, OperationRecord chosen, Console console) throws InterruptedException {
        if (chosen.outcome().isPresent()) {
            console.say("operation " + chosen.id() + " has ended already");
        } else if (endPause(work, chosen) && work.holderOf(chosen.id()).isPresent() && !wait) {
            told(chosen, console);
            return ExitCode.DONE;
        } else if (!wait) {
            DeadHolder.await(work, chosen, console);
        }
        var exit = ExitCode.of(
                work.drive(chosen.id(), leaving.of(work.ledger().address())).ending());
        console.tell(work.story(chosen.id()), exit);
        return exit;
    }

    /** @return whether there was one */
    private static boolean endPause(Workplace work, OperationRecord chosen) {
        var isPaused = work.story(chosen.id()).pause().isPresent();
        if (isPaused) {
            work.delivery().operations().resume(chosen.id(), Workplace.user(), "");
        }
        return isPaused;
    }

    private static void told(OperationRecord chosen, Console console) {
        if (console.json()) {
            console.out().println(JsonText.of(Map.of("exit", 0, "operation", chosen.id(), "told", "resume")));
        } else {
            console.say("operation %s goes on where it runs: 'slipway status %s' shows how far it is"
                    .formatted(chosen.id(), chosen.id()));
        }
    }
}
