package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.wire.RehearsalServer;
import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A repository's steps against an AWS on loopback whose time runs fast. */
final class StepsAtAPort implements AutoCloseable {
    static final String COMMIT = "3f2a91c0d4e5f60718293a4b5c6d7e8f90a1b2c3";

    private final Rehearsal rehearsal;
    private final RehearsalServer server;
    private final Path folder;
    private final TreeMap<String, String> usual = new TreeMap<>();

    /** @param folder of the steps: the only one that they need to write */
    StepsAtAPort(Path folder, String spec, double speed) {
        var settings = Settings.standard();
        var clock = new FastClock(Clock.systemUTC(), settings.start(), speed);
        this.rehearsal = Rehearsal.of(settings, SpecEstate.of(SpecFile.load(Path.of(spec))), clock);
        this.server = rehearsal.serve(0);
        this.folder = folder;
        usual.putAll(Map.of(
                "SPEC",
                spec,
                "ENDPOINT_URL",
                server.address().toString(),
                "BITBUCKET_BUILD_NUMBER",
                "71",
                "BITBUCKET_REPO_FULL_NAME",
                "acme/checkout",
                "BITBUCKET_COMMIT",
                COMMIT,
                "BITBUCKET_STEP_UUID",
                "{step-1}",
                "BITBUCKET_PIPELINE_UUID",
                "{run-1}",
                "BITBUCKET_DEPLOYMENT_ENVIRONMENT",
                "production",
                "BITBUCKET_CLONE_DIR",
                folder.toString(),
                "BITBUCKET_PIPELINES_VARIABLES_PATH",
                outputs().toString()));
        usual.put("BITBUCKET_PIPE_STORAGE_DIR", folder.resolve("storage").toString());
        usual.put("EVENTS_FILE", events().toString());
        usual.put("REPORT_DIR", folder.resolve("report").toString());
        usual.put("VERSION", "1.4.2");
        usual.put("NO_COLOR", "1");
    }

    /** What a step is given, with some names and values more, or in place of the usual. */
    Map<String, String> given(String... namesAndValues) {
        var given = new TreeMap<>(usual);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return given;
    }

    /** In this process. */
    Step run(String... namesAndValues) {
        return Step.run(given(namesAndValues));
    }

    Path outputs() {
        return folder.resolve("outputs");
    }

    Path events() {
        return folder.resolve("events.ndjson");
    }

    List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    /** Where steps keep what they do if they are given no ledger. */
    Ledger ledger() {
        return Ledger.open(LedgerAddress.file(folder.resolve("storage").resolve("ledger")));
    }

    Census census() {
        return rehearsal.census();
    }

    @Override
    public void close() {
        server.close();
    }
}
