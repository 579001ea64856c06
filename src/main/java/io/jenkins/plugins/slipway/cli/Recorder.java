package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.DoraEvent;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Map;
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

    /** Appends all or none, and says so. @return the exit code */
    int record(Collection<? extends DoraEvent> events, String what, PrintWriter out) {
        try (var opened = where.open()) {
            int fresh = opened.doraEvents().append(events);
            if (json.wanted()) {
                out.println(JsonText.of(Map.of("exit", 0, "read", events.size(), "new", fresh)));
            } else {
                out.printf("%s: %d read, %d new, in ledger %s%n", what, events.size(), fresh, opened.address());
            }
        }
        return ExitCode.DONE.number();
    }
}
