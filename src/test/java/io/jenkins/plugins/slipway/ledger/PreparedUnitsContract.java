package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What prepared units promise on every engine. */
abstract class PreparedUnitsContract {
    private static final DoraQuery MARCH =
            DoraQuery.between(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
    private static final String EVENTS = """
            {"type":"commit","repo":"r","sha":"c0","parents":[],"authored_at":"2026-03-01T08:00:00Z"}
            {"type":"commit","repo":"r","sha":"c1","parents":["c0"],"authored_at":"2026-03-02T08:00:00Z"}
            {"type":"deployment","id":"D0","service":"shop","environment":"production","status":"SUCCESS","commit":"c0","finished_at":"2026-03-01T10:00:00Z"}
            {"type":"deployment","id":"D1","service":"shop","environment":"production","status":"SUCCESS","commit":"c1","finished_at":"2026-03-02T10:00:00Z"}
            {"type":"deployment","id":"D2","service":"cart","environment":"production","status":"SUCCESS","commit":"c1","finished_at":"2026-03-03T10:00:00Z"}
            """;

    /** Empty at the start of each test. */
    abstract LedgerUnderTest test();

    @Test
    void shouldRestateThePastWhenALateEventArrives() {
        append(EVENTS);
        assertThat(DoraReport.ofPrepared(prepared(), MARCH).leadTime().medianS())
                .isEqualTo(7200.0);

        append("""
                {"type":"deployment","id":"late","service":"shop","environment":"production","status":"SUCCESS","commit":"c1","finished_at":"2026-03-02T09:00:00Z"}
                {"type":"incident","id":"I1","service":"cart","environment":"staging","opened_at":"2026-03-05T10:00:00Z","deployment_id":"D0"}
                """);

        var figures = DoraReport.ofPrepared(prepared(), MARCH);
        assertThat(figures.leadTime().medianS()).isEqualTo(3600.0);
        assertThat(figures.failedIds()).containsExactly("D0");
        assertThat(figures.recovery().open()).isEqualTo(1);
        assertThat(figures).isEqualTo(DoraReport.of(ledger().doraEvents().all(), MARCH));
    }

    @Test
    void shouldPrepareOnlyWhatAnEventTouches() {
        append(EVENTS);
        var before = unit("cart");
        append("{\"type\":\"deployment\",\"id\":\"D1\",\"status\":\"SUCCESS\",\"planned\":false}");

        assertThat(unit("cart"))
                .as("the very same object: it was not read again")
                .isSameAs(before);
        assertThat(unit("shop")).isNotNull();
    }

    @Test
    void shouldTakeTheSameEventOfTwoControllersForOne() {
        append(EVENTS);
        append(EVENTS.replace("}", ",\"received_at\":\"2026-03-04T10:00:00Z\"}"));
        append(EVENTS.replace("}", ",\"received_at\":\"2026-03-04T10:00:01Z\"}"));

        assertThat(DoraReport.ofPrepared(prepared(), MARCH).deploymentCount()).isEqualTo(3);
    }

    @Test
    void shouldTakeTenThousandDuplicatesForOne() {
        var one = read("{\"type\":\"incident\",\"id\":\"I1\",\"service\":\"shop\",\"environment\":\"production\"}");
        var many = new ArrayList<DoraEvent>();
        for (int i = 0; i < 10_000; i++) {
            many.addAll(one);
        }

        assertThat(ledger().doraEvents().append(many)).isEqualTo(1);
        assertThat(ledger().doraEvents().all()).hasSize(1);
    }

    @Test
    void shouldKeepAUnitThatIsLargerThanAColumnMayBe() {
        var events = new StringBuilder(EVENTS);
        for (int i = 0; i < 3000; i++) {
            events.append("""
                    {"type":"deployment","id":"%s%d","service":"shop","environment":"production","status":"SUCCESS","planned":false,"kind":"rollback","rolls_back":"D1","finished_at":"2026-03-%02dT10:00:%02dZ"}
                    {"type":"deployment","id":"fix-%1$s%2$d","service":"shop","environment":"production","status":"SUCCESS","fixes_deployment":"%1$s%2$d","finished_at":"2026-03-28T10:00:00Z"}
                    """.formatted("x".repeat(400), i, 4 + i % 20, i % 60));
        }
        append(events.toString());

        assertThat(unit("shop").deployments()).isEqualTo(6002);
        assertThat(DoraReport.ofPrepared(prepared(), MARCH))
                .isEqualTo(DoraReport.of(ledger().doraEvents().all(), MARCH));
    }

    @Test
    void shouldPrepareAnewWhatAnotherVersionPrepared() {
        append(EVENTS);
        var before = List.copyOf(prepared());
        ledger().database
                .write(handle -> handle.execute("update slipway_prepared set body = ?", (Object) new byte[] {99}));

        assertThat(List.copyOf(ledger().preparedUnits().of(Set.of("shop", "cart"), Set.of())))
                .isEqualTo(before);
    }

    private PreparedUnit unit(String service) {
        return prepared().stream()
                .filter(unit -> unit.unit().service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private Collection<PreparedUnit> prepared() {
        return ledger().preparedUnits().of(Set.of(), Set.of());
    }

    private void append(String lines) {
        ledger().doraEvents().append(read(lines));
    }

    private Ledger ledger() {
        return test().ledger();
    }

    private static List<DoraEvent> read(String text) {
        return Ndjson.read(new StringReader(text));
    }
}
