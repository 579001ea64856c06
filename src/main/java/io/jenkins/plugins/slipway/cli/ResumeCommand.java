package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway resume}. */
@Command(
        name = "resume",
        description = {
            "Goes on with an operation whose process has ended.",
            "From where it was, by the plan it was started with. What a dead process held becomes free some 3 minutes"
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
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Spec
    private CommandSpec command;

    @Mixin
    private OperationChoice operation;

    @Mixin
    private CloudOptions cloud;

    @Mixin
    private JsonOption json;

    @Option(
            names = "--wait",
            description = "Wait while another process works on it. Default: refuse (exit code 5), naming that process.")
    private boolean wait;

    @Override
    public Integer call() throws InterruptedException {
        var console = Console.of(command, json);
        try (var ledger = cloud.where().open()) {
            var chosen = operation.toWorkOn(ledger, cloud.where().environment());
            try (var work = Workplace.open(ledger, cloud, chosen, console)) {
                return resume(work, chosen, console).number();
            }
        }
    }

    private ExitCode resume(Workplace work, OperationRecord chosen, Console console) throws InterruptedException {
        if (chosen.outcome().isPresent()) {
            console.say("operation " + chosen.id() + " has ended already");
        } else if (!wait) {
            awaitDeathOfHolder(work, chosen, console);
        }
        var exit = ExitCode.of(work.drive(chosen.id()).ending());
        console.tell(work.story(chosen.id()), exit);
        return exit;
    }

    /** A process that lives renews its lease; one that is dead cannot. */
    private void awaitDeathOfHolder(Workplace work, OperationRecord chosen, Console console)
            throws InterruptedException {
        var leases = work.ledger().leases();
        var found = work.holderOf(chosen.id());
        if (found.isEmpty()) {
            return;
        }
        console.say(new LeaseHeld(found.get()).getMessage() + "; goes on here when that process does not renew it");
        var free = found.get().expires().plus(work.tempo().real(Engine.CALL_LIMIT));
        while (leases.now().isBefore(free)) {
            new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            var present = work.holderOf(chosen.id()).orElse(found.get());
            if (present.expires().isAfter(found.get().expires())) {
                throw new LeaseHeld(present);
            }
        }
    }
}
