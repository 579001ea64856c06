package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** What commands that record events share: the ledger, and how they say what they did. */
final class Recorder {
    @Mixin
    private Where where;

    @Mixin
    private JsonOption json;

    EnvironmentOption environment() {
        return where.environment();
    }

    /** What was read, and how much of it said something new. */
    record Count(int read, int fresh) {}

    /** Opens the ledger, and makes it where there is none; the caller closes it. */
    Ledger open() {
        return where.open();
    }

    JsonOption json() {
        return json;
    }

    /** Appends all or none, and says so. @return the exit code */
    int record(Collection<? extends DoraEvent> events, String what, PrintWriter out) {
        return record(ledger -> new Count(events.size(), ledger.doraEvents().append(events)), what, out);
    }

    /** Says what was written. @return the exit code */
    int record(Function<Ledger, Count> writing, String what, PrintWriter out) {
        try (var opened = where.open()) {
            var count = writing.apply(opened);
            if (json.wanted()) {
                out.println(JsonText.of(Map.of("exit", 0, "read", count.read(), "new", count.fresh())));
            } else {
                out.printf("%s: %d read, %d new, in ledger %s%n", what, count.read(), count.fresh(), opened.address());
            }
        }
        return ExitCode.DONE.number();
    }
}
