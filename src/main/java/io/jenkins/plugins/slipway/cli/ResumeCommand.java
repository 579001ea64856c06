package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationId;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway resume}. */
@Command(
        name = "resume",
        description = "Goes on with an operation whose process has ended, from where it was, by the plan it was started"
                + " with. What a dead process held becomes free a few minutes after its death.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway list",
            "  slipway resume 20261122-164501-deliver-checkout-7f3a",
            "",
            StartCommand.EXIT_CODES
        })
final class ResumeCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "ID", converter = OperationArgument.class, description = "The operation.")
    private OperationId id;

    @Mixin
    private LedgerOption ledger;

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
        try (var work = Workplace.open(ledger, cloud, console)) {
            if (work.story(id).head().outcome().isPresent()) {
                console.say("operation " + id + " has ended already");
            } else if (!wait) {
                awaitDeathOfHolder(work, console);
            }
            var exit = ExitCode.of(work.drive(id).ending());
            console.tell(work.story(id), exit);
            return exit.number();
        }
    }

    /** A process that lives renews its lease; one that is dead cannot. */
    private void awaitDeathOfHolder(Workplace work, Console console) throws InterruptedException {
        var leases = work.ledger().leases();
        var found = work.holderOf(id);
        if (found.isEmpty() || !leases.now().isBefore(found.get().expires())) {
            return;
        }
        console.say(new LeaseHeld(found.get()).getMessage() + "; goes on here when that process does not renew it");
        var free = found.get().expires().plus(Engine.CALL_LIMIT);
        while (leases.now().isBefore(free)) {
            work.tempo().await(PAUSE);
            var present = work.holderOf(id).orElse(found.get());
            if (present.expires().isAfter(found.get().expires())) {
                throw new LeaseHeld(present);
            }
        }
    }
}
