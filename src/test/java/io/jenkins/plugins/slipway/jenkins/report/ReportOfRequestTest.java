package io.jenkins.plugins.slipway.jenkins.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands within the frame for an address. */
class ReportOfRequestTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Map<String, String> CART = Map.of("service", "cart", "environment", "production");

    private Ledger ledger;

    @BeforeEach
    void deliver() {
        ledger = Ledger.inMemory();
        ledger.doraEvents().append(Ndjson.read(new StringReader("""
                {"type":"deployment","id":"D1","service":"cart","environment":"production","status":"SUCCESS",\
                "finished_at":"2026-11-22T10:00:00Z","run":"shop/cart#12"}
                {"type":"deployment","id":"D2","service":"payroll","environment":"production","status":"SUCCESS",\
                "finished_at":"2026-11-22T10:00:00Z"}
                """)));
        ledger.deliveringJobs().bind("here", "shop/cart", "cart");
        ledger.deliveringJobs().bind("here", "bank/payroll", "payroll");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private ReportOfRequest report(Map<String, String> parameters, String... seen) {
        var reader = new SomeReader(false, Set.of(seen));
        return new ReportOfRequest(
                parameters::get,
                reader,
                () -> new VisibleFigures(ledger, "here", Area.organisation(), reader),
                () -> new JobRuns(
                        ledger.journals(),
                        "here",
                        job -> reader.sees(job) ? Optional.of("/job/shop/job/cart/") : Optional.empty()),
                NOW);
    }

    @Test
    void shouldShowWhatTheReaderSeesWithTheSameFiguresForOtherTools() {
        var shown = report(Map.of("days", "7"), "shop/cart").organisation();

        assertThat(shown.getStatus()).isEqualTo(200);
        assertThat(shown.getTrouble()).isEmpty();
        assertThat(shown.getHtml())
                .contains("slipway-report", "unit?service=cart&amp;environment=production&amp;days=7")
                .doesNotContain("payroll");
        assertThat(shown.getExports())
                .extracting(ShownReport.Export::getAddress)
                .containsExactly("csv?days=7", "json?days=7", "metrics?days=7");
    }

    @Test
    void shouldShowAUnitWithItsBuilds() {
        var shown = report(CART, "shop/cart").unit();

        assertThat(shown.getHeading()).isEqualTo("cart in production");
        assertThat(shown.getHtml()).contains("D1", "/job/shop/job/cart/12/");
        assertThat(shown.getExports())
                .extracting(ShownReport.Export::getAddress)
                .contains("csv?days=30&service=cart&environment=production");
    }

    @Test
    void shouldGiveTheSameAnswerForAServiceThatIsHiddenAndOneThatIsNot() {
        var hidden = report(CART, "bank/payroll").unit();
        var unknown = report(Map.of("service", "none", "environment", "production"), "bank/payroll")
                .unit();

        assertThat(hidden.getStatus()).isEqualTo(404);
        assertThat(hidden.getHtml()).isEmpty();
        assertThat(hidden.getTrouble().replace("cart", "none")).isEqualTo(unknown.getTrouble());
        assertThat(unknown.getStatus()).isEqualTo(404);
    }

    @Test
    void shouldHaveNeitherFiguresNorTroubleForWhoSeesNothing() {
        var shown = report(Map.of(), "other/job").organisation();

        assertThat(shown.getStatus()).isEqualTo(200);
        assertThat(shown.getHtml()).isEmpty();
        assertThat(shown.getTrouble()).isEmpty();
        assertThat(shown.getExports()).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongWithAnAddress() {
        assertThat(report(Map.of("days", "x"), "shop/cart").organisation())
                .satisfies(shown -> assertThat(shown.getStatus()).isEqualTo(400))
                .satisfies(shown -> assertThat(shown.getTrouble()).contains("days", "x"));
        assertThat(report(Map.of("service", "cart"), "shop/cart").unit().getStatus())
                .isEqualTo(400);
    }

    @Test
    void shouldSayThatTheLedgerIsAwayAndWhereOnlyToAnAdministrator() {
        var away = new StoreUnavailable("the ledger at db.intern does not answer: start it", null) {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean isPassing() {
                return true;
            }
        };
        assertThat(whileAway(away, true).getTrouble()).contains("the ledger at db.intern does not answer: start it");
        assertThat(whileAway(away, false).getTrouble())
                .contains("tell an administrator")
                .doesNotContain("db.intern");
        assertThat(whileAway(away, false).getStatus()).isEqualTo(503);
    }

    private static ShownReport whileAway(StoreUnavailable away, boolean isAdministrator) {
        return new ReportOfRequest(
                        Map.<String, String>of()::get,
                        new SomeReader(isAdministrator, Set.of()),
                        () -> {
                            throw away;
                        },
                        () -> {
                            throw away;
                        },
                        NOW)
                .organisation();
    }
}
