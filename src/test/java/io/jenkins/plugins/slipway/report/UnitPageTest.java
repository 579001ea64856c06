package io.jenkins.plugins.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.release.Release;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnitPageTest {
    private static final Unit SHOP = new Unit("shop", "production");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String EVENTS = """
            {"type":"commit","repo":"shop","sha":"c0","parents":[],"authored_at":"2026-11-01T08:00:00Z"}
            {"type":"commit","repo":"shop","sha":"c1","parents":["c0"],"authored_at":"2026-11-02T08:00:00Z"}
            {"type":"commit","repo":"shop","sha":"c2<i>","parents":["c1"],"authored_at":"2026-11-03T08:00:00Z"}
            {"type":"deployment","id":"D0","service":"shop","environment":"production","status":"SUCCESS","commit":"c0","repo":"shop","started_at":"2026-11-01T09:00:00Z","finished_at":"2026-11-01T09:30:00Z"}
            {"type":"deployment","id":"D1<b>&","service":"shop","environment":"production","status":"SUCCESS","commit":"c1","repo":"shop","started_at":"2026-11-02T09:30:00Z","finished_at":"2026-11-02T10:00:00Z","run":"build <7>"}
            {"type":"deployment","id":"D2","service":"shop","environment":"production","status":"SUCCESS","commit":"c0","repo":"shop","started_at":"2026-11-02T11:00:00Z","finished_at":"2026-11-02T11:30:00Z","rolls_back":"D1<b>&"}
            {"type":"deployment","id":"D3","service":"shop","environment":"production","status":"SUCCESS","commit":"c2<i>","repo":"shop","started_at":"2026-11-18T11:00:00Z","finished_at":"2026-11-18T11:30:00Z"}
            {"type":"deployment","id":"D4","service":"shop","environment":"production","status":"ABORTED","reached_users":true,"started_at":"2026-11-19T11:00:00Z","finished_at":"2026-11-19T11:30:00Z"}
            {"type":"incident","id":"I1<u>","service":"shop","environment":"production","opened_at":"2026-11-18T12:00:00Z"}
            """;

    private final Ledger ledger = Ledger.inMemory();

    @AfterEach
    void close() {
        ledger.close();
    }

    private Optional<UnitPage> page(Unit unit, Choice choice) {
        return new Reports(ledger).unit(unit, choice.window(NOW, ZoneOffset.UTC), choice);
    }

    private UnitPage shop() {
        ledger.doraEvents().append(Ndjson.read(new StringReader(EVENTS)));
        return page(SHOP, Choice.usual()).orElseThrow();
    }

    private static String html(UnitPage page) {
        return Html.unit(page, new InOneFolder());
    }

    private static MeasureEvidence evidence(UnitPage page, Measure measure) {
        return page.evidence().get(measure.ordinal());
    }

    @Test
    void shouldNameTheDeploymentsBehindEachFigure() {
        var page = shop();

        assertThat(page.items()).extracting(item -> item.deployment().id()).containsExactly("D3", "D2", "D1<b>&", "D0");
        assertThat(page.deploymentsInWords()).isEqualTo("4 deployments on 3 days; 1 rollback");
        assertThat(evidence(page, Measure.LEAD_TIME).lines())
                .extracting(MeasureEvidence.Line::words)
                .containsExactly(
                        "1 commit, 15d 3h",
                        "1 commit, 2h 0m",
                        "no lead times: what was deployed before it is not known");
        assertThat(evidence(page, Measure.FAIL_RATE).lines())
                .extracting(MeasureEvidence.Line::words)
                .containsExactly(
                        "did not succeed, after users had been served by it",
                        "failed: incident I1<u>",
                        "failed: repaired by D2");
        assertThat(evidence(page, Measure.FAIL_RATE).summary())
                .isEqualTo("2 of 4 deployments; and 1 run that did not succeed after it had reached users");
        assertThat(evidence(page, Measure.RECOVERY).lines())
                .extracting(MeasureEvidence.Line::words)
                .containsExactly("not recovered", "recovered in 1h 30m");
        assertThat(evidence(page, Measure.REWORK).lines())
                .extracting(MeasureEvidence.Line::words)
                .containsExactly("a rollback");
    }

    @Test
    void shouldLeadFromEachFigureToItsDeploymentsAndFromThoseToTheirCommits() {
        var html = html(shop());

        PageChecks.check(html);
        for (var measure : Measure.values()) {
            assertThat(html)
                    .contains("href=\"#" + MeasureEvidence.anchor(measure) + "\"")
                    .contains("id=\"" + MeasureEvidence.anchor(measure) + "\"");
        }
        assertThat(html)
                .contains("href=\"#slipway-deployment-1\"")
                .contains("written <time datetime=\"2026-11-02T08:00:00Z\">2 Nov 2026, 08:00</time>, 2h 0m before")
                .contains("href=\"../job?build+%3C7%3E\"");
    }

    @Test
    void shouldEscapeIdsCommitsAndRuns() {
        assertThat(html(shop()))
                .contains("D1&lt;b&gt;&amp;")
                .contains("c2&lt;i&gt;")
                .contains("I1&lt;u&gt;")
                .contains("build &lt;7&gt;")
                .doesNotContain("<i>")
                .doesNotContain("<u>")
                .doesNotContain("<7>");
    }

    @Test
    void shouldSetSevenThirtyAndNinetyDaysAgainstTheDaysBefore() {
        var page = shop();

        assertThat(page.recent()).extracting(UnitPage.RecentFigures::days).containsExactly(7, 30, 90);
        var week = page.recent().get(0).figures();
        assertThat(week.get(Measure.FREQUENCY.ordinal()).spread().get(0).value())
                .isEqualTo("1");
        assertThat(week.get(Measure.LEAD_TIME.ordinal()).change().words()).isEqualTo("no data for the 7 days before");
        assertThat(week.get(Measure.RECOVERY.ordinal()).value()).isEmpty();
        assertThat(page.recent()
                        .get(1)
                        .figures()
                        .get(Measure.FREQUENCY.ordinal())
                        .spread()
                        .get(0)
                        .value())
                .isEqualTo("4");
    }

    @Test
    void shouldDrawTheMedianOfEachWeekWithGapsWhereThereIsNone() {
        var page = shop();

        var numbers = page.leadTimes().orElseThrow().numbers();
        var known = numbers.series().get(0).values().stream()
                .filter(value -> value != null)
                .toList();
        assertThat(known).containsExactly(7200.0, 15 * 86400.0 + 3.5 * 3600);
        assertThat(numbers.text(numbers.series().get(0), 0)).isEmpty();
        assertThat(page.leadTimes().orElseThrow().summary())
                .startsWith("Median lead time from 2h 0m (2 Nov), in the last such week 15d 3h (16 Nov)")
                .contains("weeks without data");
        assertThat(page.deployments().orElseThrow().summary()).startsWith("4 deployments in 13 weeks");
    }

    @Test
    void shouldShowReleasesAndSayNoDataWhereNothingWasDeployed() {
        ledger.releases()
                .save(new Release(
                        "op-1",
                        "shop",
                        "production",
                        "1.4 <beta>",
                        Optional.of("c0"),
                        Optional.of("shop"),
                        Release.Status.FAILURE,
                        Release.Kind.DEPLOY,
                        NOW.minusSeconds(900),
                        Optional.of(NOW.minusSeconds(300)),
                        true,
                        Optional.empty(),
                        "op-1",
                        List.of(new Release.Placement("aws", "eu-west-1", "shop", "lt-1", 3, "ami-1")),
                        List.of(),
                        List.of()));
        var html = html(page(SHOP, Choice.usual()).orElseThrow());

        PageChecks.check(html);
        assertThat(html)
                .contains("1.4 &lt;beta&gt;")
                .contains("failed in 10 min 0 s, users were reached")
                .contains("eu-west-1: ami-1")
                .contains("href=\"operation?id=op-1\"")
                .contains("no data: no successful deployment in the window")
                .contains("none: no successful deployment in the window")
                .contains("no data: no commit of a deployment whose predecessor is known")
                .doesNotContain(">0.0 %<");
    }

    @Test
    void shouldKnowNothingOfAUnitThatNobodyTold() {
        shop();

        assertThat(page(new Unit("shop", "elsewhere"), Choice.usual())).isEmpty();
    }

    @Test
    void shouldShowTheLatestOfManyAndSayHowManyAreLeft() {
        var lines = new StringBuilder();
        for (int i = 0; i < UnitPages.MOST + 30; i++) {
            lines.append("""
                    {"type":"deployment","id":"D%d","service":"shop","environment":"production","status":"SUCCESS","kind":"hotfix","finished_at":"%s"}
                    """.formatted(i, NOW.minusSeconds(3600L * (i + 1))));
        }
        ledger.doraEvents().append(Ndjson.read(new StringReader(lines.toString())));

        var page = page(SHOP, Choice.usual()).orElseThrow();

        assertThat(page.items()).hasSize(UnitPages.MOST);
        assertThat(page.items().get(0).deployment().id()).isEqualTo("D0");
        assertThat(evidence(page, Measure.REWORK).left()).isEqualTo(30);
        PageChecks.check(html(page));
        assertThat(html(page)).contains("and 30 earlier ones");
    }
}
