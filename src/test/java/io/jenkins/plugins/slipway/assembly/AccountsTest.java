package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.operation.Action;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The example of one service in two accounts. */
class AccountsTest {
    private static final Spec TICKETS = SpecFile.load(Path.of("examples/accounts/slipway.yaml"));
    private static final String PARTNER = "acme-partner";

    private static RehearsedDelivery rehearsed(Behaviour release) {
        return new RehearsedDelivery(
                Settings.standard().release(release), SpecEstate.of(TICKETS).sized(2), Progress.SILENT);
    }

    private static Ending deliver(RehearsedDelivery rehearsed) throws InterruptedException {
        var planned = rehearsed.delivery().planning(TICKETS, "production").deliver("1.0", Optional.empty());
        return rehearsed
                .run(rehearsed.delivery().start(planned, "test", new Random(1)))
                .ending();
    }

    private static String account(RehearsedDelivery rehearsed, String connection) {
        return rehearsed
                .clouds(2)
                .open(connection, "eu-central-1", Fence.NONE)
                .identity()
                .caller()
                .account();
    }

    private static List<Fleet> groups(RehearsedDelivery rehearsed, String connection, String region) {
        return rehearsed.clouds(3).open(connection, region, Fence.NONE).fleets().tagged(Map.of());
    }

    @Test
    void shouldRehearseEachConnectionOfATargetInAnAccountOfItsOwn() {
        try (var rehearsed = rehearsed(Behaviour.GOOD)) {
            var other = account(rehearsed, PARTNER);

            assertThat(account(rehearsed, "acme-production")).isEqualTo(World.ACCOUNT);
            assertThat(account(rehearsed, "anything")).isEqualTo(World.ACCOUNT);
            assertThat(other).matches("[0-9]{12}").isNotEqualTo(World.ACCOUNT);
            assertThat(groups(rehearsed, "acme-production", "us-east-1")).isEmpty();
            assertThat(groups(rehearsed, PARTNER, "us-east-1")).hasSize(1);
            var planned = rehearsed.delivery().planning(TICKETS, "production").deliver("1.0", Optional.empty());
            assertThat(planned.plan().actions().stream().map(Action::describe))
                    .anyMatch(line -> line.contains("share") && line.contains(other));
        }
    }

    @Test
    void shouldLaunchInAnAccountWhatAnotherHasShared() throws InterruptedException {
        try (var rehearsed = rehearsed(Behaviour.GOOD)) {
            assertThat(deliver(rehearsed)).isEqualTo(Ending.DONE);

            var release = rehearsed
                    .ledger()
                    .releases()
                    .history("tickets", "production", 1)
                    .get(0);
            assertThat(release.placements())
                    .extracting(Release.Placement::connection, Release.Placement::region)
                    .containsExactlyInAnyOrder(
                            tuple("acme-production", "eu-central-1"),
                            tuple(PARTNER, "eu-central-1"),
                            tuple(PARTNER, "us-east-1"));
            for (var placement : release.placements()) {
                var cloud = rehearsed.clouds(4).open(placement.connection(), placement.region(), Fence.NONE);
                assertThat(cloud.fleets().find(placement.group()).orElseThrow().members().stream()
                                .filter(Fleet.Member::stays))
                        .hasSize(2)
                        .allMatch(member -> member.templateVersion().equals("2"));
                assertThat(cloud.images().find(placement.imageId())).isPresent();
            }
        }
    }

    @Test
    void shouldReturnEverythingInBothAccounts() throws InterruptedException {
        try (var rehearsed = rehearsed(Behaviour.LATE_ERRORS)) {
            var before = Footprint.of(rehearsed.rehearsal().census());

            assertThat(deliver(rehearsed)).isEqualTo(Ending.FAILED);

            assertThat(Footprint.of(rehearsed.rehearsal().census()).since(before))
                    .isEmpty();
        }
    }
}
