package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.NewInstance;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leftovers of one operation in several regions, one of which answers nothing. */
class WideSweepTest {
    private static final String GONE = "20250301-101500-deliver-checkout-0001";
    private static final String DEAF = "us-east-1";

    private final RehearsedDelivery rehearsed =
            new RehearsedDelivery(Settings.standard().withoutStaleReads(), Estate.empty(), Progress.SILENT);
    private final Clouds real = rehearsed.clouds(5);
    private final Clouds clouds = this::open;
    private final WideSweep sweep = new WideSweep(
            clouds, rehearsed.ledger().journals(), rehearsed.ledger().releases(), rehearsed.clock());

    @AfterEach
    void close() {
        rehearsed.close();
    }

    private Cloud open(String connection, String region, Fence fence) {
        if (region.equals(DEAF)) {
            throw new CloudFault(CloudFault.Kind.UNREACHABLE, "", "", "nobody answers in " + region, null);
        }
        return real.open(connection, region, fence);
    }

    private String leave(String region) {
        var cloud = real.open("acme", region, Fence.NONE);
        var image = cloud.parameters()
                .get("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
                .orElseThrow();
        var tags = new Ownership(GONE, "checkout", "builder", Instant.parse("2025-03-02T00:00:00Z")).tags();
        var order = new NewInstance(image, "t3.micro", Optional.empty(), List.of(), Optional.empty(), tags);
        return cloud.instances().launch(order, "token-" + region);
    }

    private static WideSweep.Site site(String connection, String region) {
        return new WideSweep.Site(new Place(connection, region), Optional.empty());
    }

    @Test
    void shouldListAndRemovePerRegionAndGoOnWhereOneIsDeaf() throws InterruptedException {
        var here = leave("eu-central-1");
        var there = leave("eu-west-1");
        rehearsed.clock().advance(Duration.ofMinutes(5));

        var surveyed = sweep.survey(List.of(
                site("acme", "eu-central-1"),
                site("acme", DEAF),
                site("acme", "eu-west-1"),
                site("acme", "eu-north-1")));

        assertThat(surveyed)
                .extracting(one -> one.place().region())
                .containsExactly("eu-central-1", DEAF, "eu-west-1", "eu-north-1");
        assertThat(surveyed.get(0).found()).singleElement().satisfies(owned -> {
            assertThat(owned.id()).isEqualTo(here);
            assertThat(owned.operation()).isEqualTo(GONE);
            assertThat(owned.since()).contains(Instant.parse("2025-03-01T10:15:00Z"));
        });
        assertThat(surveyed.get(1).unreachable()).contains("nobody answers in " + DEAF);
        assertThat(surveyed.get(2).found()).extracting(Owned::id).containsExactly(there);
        assertThat(surveyed.get(3).found()).isEmpty();

        surveyed.forEach(one -> one.sweep().ifPresent(sweeping -> one.found().forEach(sweeping::remove)));
        rehearsed.clock().advance(Duration.ofMinutes(10));
        assertThat(sweep.survey(List.of(site("acme", "eu-central-1"), site("acme", "eu-west-1"))))
                .allSatisfy(one -> assertThat(one.found()).isEmpty());
    }

    @Test
    void shouldCountARegionOnceWhenTwoConnectionsLeadThere() throws InterruptedException {
        leave("eu-central-1");
        rehearsed.clock().advance(Duration.ofMinutes(5));

        var surveyed = sweep.survey(List.of(site("acme", "eu-central-1"), site("same", "eu-central-1")));

        assertThat(surveyed)
                .singleElement()
                .satisfies(one -> assertThat(one.found()).hasSize(1));
    }

    @Test
    void shouldLookInEveryRegionOfTheAccountAndSayWhereItCouldNot() throws InterruptedException {
        var there = leave("ap-southeast-2");
        rehearsed.clock().advance(Duration.ofMinutes(5));

        var surveyed = sweep.surveyAllRegions(List.of(site("acme", "eu-central-1"), site("other", DEAF)));

        assertThat(surveyed).hasSizeGreaterThan(10);
        assertThat(surveyed)
                .filteredOn(one -> !one.found().isEmpty())
                .singleElement()
                .satisfies(one -> assertThat(one.found().get(0).id()).isEqualTo(there));
        assertThat(surveyed)
                .filteredOn(one -> one.unreachable().isPresent())
                .extracting(one -> one.unreachable().get())
                .hasSize(3)
                .anyMatch(why -> why.contains("other regions are not known"));
    }
}
