package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.ledger.LedgerUnavailable;
import io.jenkins.plugins.slipway.operation.JournalMismatch;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Worker;
import io.jenkins.plugins.slipway.story.Words;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway worker}. */
@Command(
        name = "worker",
        description = {
            "Goes on with the open operations of a ledger that no process works on.",
            "It starts none itself, and needs no slipway.yaml: the plan is in the journal. It leaves alone what needs a"
                    + " connection that is not defined here. SIGTERM or Ctrl-C: it lets go of all operations, aborts none,"
                    + " and ends; another process may go on with them at once."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway worker --ledger jdbc:postgresql://db/slipway --hands 8",
            "  slipway worker --environment production --until-idle",
            "",
            "Exit codes: 0 told to end, or idle with --until-idle; 1 the ledger cannot be read at the start;",
            "            2 wrong usage or connections; 5 nobody answers at --endpoint-url"
        })
final class WorkerCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration SLICE = Duration.ofMillis(250);
    /** A rehearsal's time runs faster than the hands can know. */
    private static final Duration REHEARSED_SLICE = Duration.ofMillis(20);

    @Spec
    private CommandSpec command;

    @Mixin
    private CloudOptions cloud;

    @Option(
            names = "--hands",
            paramLabel = "N",
            defaultValue = "4",
            description = "Threads that work, 1 to 64; an operation that waits needs none. Default: ${DEFAULT-VALUE}.")
    private int hands;

    @Option(names = "--until-idle", description = "End when nothing is left to go on with. Default: look for ever.")
    private boolean untilIdle;

    @Override
    public Integer call() throws InterruptedException {
        if (hands < 1 || hands > 64) {
            throw new WrongUsage("--hands is %d; it must be 1 to 64".formatted(hands));
        }
        var out = command.commandLine().getOut();
        var connections = cloud.connections();
        var end = new CountDownLatch(1);
        try (var ledger = cloud.where().openPresent();
                var work = Workplace.silent(ledger, cloud);
                var interrupts = new Interrupts(name -> end.countDown())) {
            out.println("worker on the ledger " + ledger.address() + ", " + hands + " hands");
            try (var worker = new Worker(
                    work.delivery().operations(), operation -> isMine(operation, connections), hands, new Lines(out))) {
                work(worker, work.tempo().isRehearsal() ? REHEARSED_SLICE : SLICE, out, end);
            }
            out.println("worker ends; what was open can be gone on with anywhere");
        }
        return ExitCode.DONE.number();
    }

    private void work(Worker worker, Duration slice, PrintWriter out, CountDownLatch end) throws InterruptedException {
        var isLost = false;
        for (long i = 0; ; i++) {
            if (i % (LOOK.toMillis() / slice.toMillis()) == 0) {
                try {
                    worker.look();
                    isLost = false;
                } catch (LedgerUnavailable unavailable) {
                    if (!isLost) {
                        out.println("the ledger cannot be read, looking again: " + unavailable.getMessage());
                    }
                    isLost = true;
                }
            }
            if (end.await(slice.toMillis(), TimeUnit.MILLISECONDS) || untilIdle && !isLost && worker.size() == 0) {
                return;
            }
            worker.clockMoved();
        }
    }

    /** One that was begun at an endpoint goes on there and nowhere else. */
    private boolean isMine(OperationRecord operation, Connections connections) {
        var begunAt = Optional.ofNullable(operation.labels().get(OperationText.ENDPOINT));
        return cloud.where().environment().includes(operation.labels().get("environment"))
                && begunAt.equals(cloud.where().endpoint().map(Object::toString))
                && operation.targets().stream()
                        .map(Workplace::connectionOf)
                        .allMatch(name -> connections.apply(name).isPresent());
    }

    /** One for each change of hands. */
    private record Lines(PrintWriter out) implements Worker.Listener {
        @Override
        public void taken(OperationRecord operation, Optional<Lease> before) {
            out.println("%s: %s of %s goes on here%s"
                    .formatted(
                            operation.id(),
                            operation.verb(),
                            OperationText.subject(operation),
                            before.map(lease -> ", after " + lease.holder() + " was not heard of")
                                    .orElse("")));
        }

        @Override
        public void ended(OperationId id, Outcome outcome) {
            out.println("%s: %s%s"
                    .formatted(
                            id, Words.of(outcome.ending()), outcome.reason().isBlank() ? "" : ": " + outcome.reason()));
        }

        @Override
        public void troubled(OperationId id, RuntimeException trouble) {
            out.println("%s: %s: %s"
                    .formatted(
                            id,
                            trouble instanceof JournalMismatch ? "cannot be gone on with here" : "is tried again",
                            trouble.getMessage()));
        }
    }
}
