package io.jenkins.plugins.slipway.dora;

import static io.jenkins.plugins.slipway.dora.Story.at;
import static io.jenkins.plugins.slipway.dora.Story.week;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The data of an organisation's page, and the evidence behind a figure. */
class OrganisationReportTest {
    private static Story story() {
        return new Story()
                .commit("c0", "", "1 10:00")
                .commit("c1", "c0", "3 08:00")
                .commit("c2", "c1", "10 08:00")
                .commit("m", "c2,c1", "10 08:00")
                .deploy("D0", "c0", "2 10:00")
                .deploy("D1", "c1", "3 10:00")
                .deploy("E0", "c0", "3 10:00", "service", "cart")
                .deploy("D2", "m", "10 12:00")
                .incident("I1", "10 13:00", null)
                .incident("I2", "3 10:10", "3 11:00");
    }

    private static OrganisationReport secondWeek() {
        var query = DoraQuery.between(at("9 00:00"), at("16 00:00"));
        return OrganisationReport.of(Preparation.of(story().events(), query), query, Scope.byService());
    }

    @Test
    void shouldSetEachRowAgainstThePeriodBefore() {
        var report = secondWeek();

        assertThat(report.rows()).extracting(row -> row.scope().service()).containsExactly("cart", "shop");
        var shop = report.rows().get(1).figures();
        assertThat(shop.now().leadTime().medianS()).isEqualTo(4 * 3600.0);
        assertThat(shop.before().leadTime().medianS()).isEqualTo(2 * 3600.0);
        assertThat(shop.leadTimeRatio()).isEqualTo(2.0);
        assertThat(report.total().before().deploymentCount()).isEqualTo(3);
        assertThat(report.movers()).extracting(Scope::service).containsExactly("shop");
        assertThat(report.rows().get(0).figures().leadTimeRatio()).isNull();
        assertThat(report.weekly()).containsExactly(1);
    }

    @Test
    void shouldNameWhatIsStillOpenWhenTheWindowEnds() {
        assertThat(secondWeek().openIncidents())
                .containsExactly(new OrganisationReport.OpenIncident("I1", "shop", "production", at("10 13:00")));
        assertThat(OrganisationReport.of(Preparation.of(story().events(), week()), week(), Scope.byUnit())
                        .openIncidents())
                .isEmpty();
    }

    @Test
    void shouldTakeAsManyCalendarDaysBeforeAlsoWhenAClockIsChanged() {
        var berlin = ZoneId.of("Europe/Berlin");
        var query = DoraQuery.between(Instant.parse("2026-03-26T23:00:00Z"), Instant.parse("2026-04-02T22:00:00Z"))
                .in(berlin);

        assertThat(query.periodBefore().from()).isEqualTo(Instant.parse("2026-03-19T23:00:00Z"));
        assertThat(query.periodBefore().to()).isEqualTo(query.from());
    }

    @Test
    void shouldShowTheCommitsIncidentsAndRepairsBehindAFigure() {
        var events = story().deploy("D3", "c1", "10 14:00").events();
        var evidence =
                Evidence.of(new Unit("shop", "production"), events, DoraQuery.between(at("1 00:00"), at("16 00:00")));

        assertThat(evidence.of(Measure.LEAD_TIME))
                .satisfiesExactly(
                        first -> assertThat(first.baseline()).isFalse(),
                        second -> assertThat(second.commits())
                                .containsExactly(new Evidence.OfCommit("shop", "c1", at("3 08:00"), 7200)),
                        third -> assertThat(third.commits())
                                .extracting(Evidence.OfCommit::sha)
                                .as("not the merge")
                                .containsExactly("c2"));
        assertThat(evidence.of(Measure.FAIL_RATE))
                .satisfiesExactly(
                        healed -> {
                            assertThat(healed.id()).isEqualTo("D1");
                            assertThat(healed.incidents()).containsExactly("I2");
                            assertThat(healed.recoveryS()).isEqualTo(3600.0);
                        },
                        open -> {
                            assertThat(open.incidents()).isEqualTo(List.of("I1"));
                            assertThat(open.repairedBy()).isEqualTo("D3");
                            assertThat(open.recoveryS()).isNull();
                        });
        assertThat(evidence.of(Measure.REWORK))
                .extracting(Evidence.OfDeployment::id)
                .containsExactly("D3");
        assertThat(evidence.of(Measure.FREQUENCY)).hasSize(4);
    }
}
