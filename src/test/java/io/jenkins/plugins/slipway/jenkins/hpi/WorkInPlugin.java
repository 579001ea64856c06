package io.jenkins.plugins.slipway.jenkins.hpi;

import io.jenkins.plugins.slipway.cloud.Connection;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Loaded by the plugin's loader in a test; given a folder it opens a ledger there, given none it asks AWS who calls. */
public final class WorkInPlugin implements Function<Optional<Path>, String> {
    @Override
    public String apply(Optional<Path> folder) {
        return folder.map(WorkInPlugin::openedLedger).orElseGet(WorkInPlugin::callerOverLoopback);
    }

    private static String callerOverLoopback() {
        var settings = Settings.standard();
        var rehearsal = Rehearsal.of(settings, Estate.empty(), new VirtualClock(settings.start()));
        try (var server = rehearsal.serve(0);
                var clouds = new AwsClouds(
                        AwsSettings.real(name -> Optional.of(connection(name)), Optional.of(server.address()))
                                .withRehearsalCredentials())) {
            var cloud = clouds.open("production", "eu-west-1", Fence.NONE);
            cloud.instances();
            return cloud.identity().caller().arn();
        }
    }

    private static String openedLedger(Path folder) {
        try (var ledger = Ledger.open(new LedgerAddress.InFile(folder.resolve("ledger"), true))) {
            return ledger.address() + " " + ledger.journals().getClass().getSimpleName();
        }
    }

    private static Connection connection(String name) {
        return new Connection(
                name,
                "eu-west-1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }
}
