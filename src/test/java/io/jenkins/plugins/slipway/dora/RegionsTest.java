package io.jenkins.plugins.slipway.dora;

import static io.jenkins.plugins.slipway.dora.Story.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** A row for each region, and for each team. */
class RegionsTest {
    private static final String BOTH = "[\"eu\",\"us\"]";

    private static Story story() {
        return new Story()
                .commit("c0", "", "1 10:00")
                .commit("c1", "c0", "3 08:00")
                .commit("c2", "c1", "4 08:00")
                .commit("c3", "c2", "5 08:00")
                .deploy("D0", "c0", "2 10:00", "regions", BOTH)
                .deploy("D1", "c1", "3 10:00", "regions", "[\"eu\"]")
                .deploy("D2", "c2", "4 13:00", "regions", BOTH)
                .deploy("D3", "c3", "5 14:00")
                .incident("I1", "3 10:10", "3 11:00")
                .incident("I2", "8 23:00", null, "cause", "external")
                .run("X", "c3", "6 10:00", "ABORTED", "reached_users", "true", "regions", "[\"us\"]");
    }

    private static List<OrganisationReport.Row> rows(List<DoraEvent> events) {
        return OrganisationReport.byRegion(Preparation.of(events, week()), week())
                .rows();
    }

    @Test
    void shouldCountADeploymentInEachRegionThatItReachedAndOnceInTheTotal() {
        var units = Preparation.of(story().events(), week());
        var report = OrganisationReport.byRegion(units, week());

        assertThat(report.rows())
                .extracting(
                        row -> row.scope().region(),
                        row -> row.figures().now().deploymentCount(),
                        row -> row.figures().now().leadTime().n(),
                        row -> row.figures().now().leadTime().medianS(),
                        row -> row.figures().now().failedDeployments(),
                        row -> row.figures().now().recovery().n())
                .containsExactly(tuple("eu", 3, 2, 12_600.0, 1, 1), tuple("us", 2, 1, 18_000.0, 1, 0));
        assertThat(report.total())
                .isEqualTo(OrganisationReport.of(units, week(), Scope.byUnit()).total());
        assertThat(report.total().now().deploymentCount()).isEqualTo(4);
        assertThat(report.weekly()).containsExactly(4);
    }

    @Test
    void shouldKeepTheRegionsThatWereToldWhenALaterEventSaysNothingOfThem() {
        var events = new ArrayList<>(story().events());
        events.addAll(new Story().deploy("D1", "c1", "3 10:00").events());
        assertThat(rows(events)).extracting(row -> row.scope().title()).containsExactly("eu", "us");

        events.addAll(new Story().deploy("D1", "c1", "3 10:00", "regions", "[]").events());
        assertThat(rows(events).get(0).figures().now().deploymentCount())
                .as("told that it reached none")
                .isEqualTo(2);
    }

    @Test
    void shouldHaveNoRowWhereNoRegionIsKnown() {
        assertThat(rows(new Story().deploy("D0", "c0", "2 10:00").events())).isEmpty();
    }

    @Property(tries = 100, seed = "20261124", shrinking = ShrinkingMode.OFF)
    void shouldGiveARegionWhatOneOfThatNameWouldGiveIfAllWentThere(@ForAll long seed) {
        var random = new Random(seed);
        var everywhere = new ArrayList<DoraEvent>();
        int some = 0;
        for (var event : story().events()) {
            if (event instanceof Deployment run) {
                boolean east = random.nextBoolean();
                some += east && run.status() == Deployment.Status.SUCCESS ? 1 : 0;
                everywhere.add(in(run, east ? "[\"all\",\"east\"]" : "[\"all\"]"));
            } else {
                everywhere.add(event);
            }
        }
        var report = OrganisationReport.byRegion(Preparation.of(everywhere, week()), week());

        assertThat(report.rows().get(0).figures()).isEqualTo(report.total());
        assertThat(report.rows().stream()
                        .filter(row -> row.scope().region().equals("east"))
                        .mapToInt(row -> row.figures().now().deploymentCount())
                        .sum())
                .isEqualTo(some);
    }

    private static DoraEvent in(Deployment run, String regions) {
        var told = new Story()
                .line("deployment", Map.of("id", run.id()), "regions", regions)
                .events();
        return run.updatedBy((Deployment) told.get(0));
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        var events = new ArrayList<>(story().events());
        events.add(ServiceLine.ofTeam("shop", "red"));
        var unit = Preparation.of(events, week()).get(0);
        var read = PreparedUnitBytes.read(PreparedUnitBytes.write(unit));

        assertThat(read).isEqualTo(unit);
        assertThat(read.team()).contains("red");
        assertThat(read.regions()).containsExactly("eu", "us");
        assertThat(OrganisationReport.byRegion(List.of(read), week()).rows())
                .usingRecursiveComparison()
                .isEqualTo(rows(events));
    }

    @Test
    void shouldKnowTheTeamThatWasToldLast() {
        var events = new ArrayList<>(story().events());
        events.add(ServiceLine.ofTeam("shop", "red"));
        events.add(new ServiceLine("shop", "shop", List.of()));
        events.add(ServiceLine.ofTeam("shop", "blue"));
        var units = Preparation.of(events, week());

        assertThat(PreparedUnits.teams(units)).isEqualTo(Map.of("shop", "blue"));
        var report = OrganisationReport.of(units, week(), Scope.byTeam(PreparedUnits.teams(units)));
        assertThat(report.rows()).extracting(row -> row.scope().team()).isEqualTo(List.copyOf(Set.of("blue")));
    }
}
