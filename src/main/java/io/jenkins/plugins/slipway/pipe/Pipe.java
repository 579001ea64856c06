package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.cli.Cli;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerUnavailable;
import io.jenkins.plugins.slipway.pipe.Action.RecordDeployment;
import io.jenkins.plugins.slipway.pipe.Action.Report;
import io.jenkins.plugins.slipway.pipe.Action.Start;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** One step: its command, and what it leaves to others afterwards, however that command ended. */
final class Pipe {
    private static final int DONE = 0;
    private static final int USAGE = 2;

    private final PipeInput input;
    private final StepLog log;
    private final PrintWriter out;
    private final PrintWriter err;

    /** @param out and @param err for what the command prints */
    Pipe(PipeInput input, StepLog log, PrintWriter out, PrintWriter err) {
        this.input = input;
        this.log = log;
        this.out = out;
        this.err = err;
    }

    /** @return the exit code of the command */
    int run() {
        if (input.action() instanceof Start) {
            input.ledger().warning().ifPresent(log::warning);
        }
        input.hints().forEach(log::warning);
        int exit = Cli.run(out, err, input.arguments().toArray(String[]::new));
        var outputs = new Outputs();
        outputs.put("SLIPWAY_EXIT", exit);
        if (exit != USAGE) {
            leave(outputs);
        }
        outputs.append(input.where().outputs(), log);
        tell(exit, outputs);
        return exit;
    }

    /** What others want to know, of which nothing may fail the step. */
    private void leave(Outputs outputs) {
        if (input.action() instanceof Report report) {
            outputs.put("SLIPWAY_REPORT", report.folder().resolve("index.html"));
            return;
        }
        try {
            if (Ledger.isMissing(input.ledger().address())) {
                return;
            }
            try (var ledger = Ledger.open(input.ledger().address())) {
                put(ledger, outputs);
            }
            recordCommits();
            if (!(input.ledger() instanceof StepLedger.Shared)) {
                try (var ledger = Ledger.open(input.ledger().address())) {
                    writeEvents(ledger);
                }
            }
        } catch (LedgerUnavailable unavailable) {
            log.warning("the ledger cannot be read, so outputs are missing: " + unavailable.getMessage());
        }
    }

    private void put(Ledger ledger, Outputs outputs) {
        trace(ledger).ifPresent(trace -> {
            outputs.put("SLIPWAY_OPERATION", trace.operation());
            outputs.put("SLIPWAY_OUTCOME", trace.outcome());
            outputs.put("SLIPWAY_IMAGE", trace.image());
        });
        if (input.action() instanceof RecordDeployment deployment) {
            outputs.put("SLIPWAY_DEPLOYMENT", deployment.id());
        }
    }

    private Optional<Trace> trace(Ledger ledger) {
        return input.action() instanceof Start start ? Trace.find(ledger, input.key(start)) : Optional.empty();
    }

    private void recordCommits() {
        var isWanted = input.action() instanceof RecordDeployment
                || input.action() instanceof Start start && start.isDeployment();
        if (isWanted) {
            new StepCommits(input, log, out, err).record();
        }
    }

    private void writeEvents(Ledger ledger) {
        try {
            int added = EventsFile.add(ledger, input.events());
            log.info("%d new events in %s: keep it as an artifact; 'slipway dora import' takes it into a ledger"
                    .formatted(added, input.events()));
        } catch (IOException refused) {
            log.warning(
                    "the events of this step cannot be written to %s (%s): set EVENTS_FILE to a path that can be written"
                            .formatted(input.events(), refused));
        }
    }

    private void tell(int exit, Outputs outputs) {
        var what = input.action().name() + " " + input.action().subject();
        var operation = outputs.values().get("SLIPWAY_OPERATION");
        var which = operation == null ? "" : ", operation " + operation;
        if (exit == DONE) {
            log.success(what + ": done" + which);
            return;
        }
        if ("OPEN".equals(outputs.values().get("SLIPWAY_OUTCOME"))) {
            log.info("operation " + operation + " is open: "
                    + (input.ledger().isChosen()
                            ? "run the step again, and it goes on with it; a 'slipway worker' on this ledger does, too"
                            : "its ledger goes away with this step, and cannot be gone on with"));
        }
        log.fail("%s: %s (exit code %d%s)".formatted(what, Cli.meaning(exit), exit, which));
    }
}
