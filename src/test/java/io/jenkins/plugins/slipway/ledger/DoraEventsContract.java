package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.dora.Ndjson;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What a store of DORA events promises on every engine. */
abstract class DoraEventsContract {
    private static final String RECEIVED = ",\"received_at\":\"2026-03-03T10:00:00.123456Z\"}";

    /** Empty at the start of each test. */
    abstract LedgerUnderTest test();

    @Test
    void shouldGiveBackWhatItTookInTheOrderOfReceipt() {
        var late = read("{\"type\":\"incident\",\"id\":\"I1\",\"service\":\"shop\",\"cause\":\"change\"" + RECEIVED);
        var early = read("{\"type\":\"commit\",\"repo\":\"r\",\"sha\":\"c1\",\"parents\":[],\"paths\":[\"ä/€\"],"
                + "\"authored_at\":\"2026-03-02T10:00:00.123456789Z\",\"received_at\":\"2026-03-02T10:00:00Z\"}");
        events().append(late);
        events().append(early);

        assertThat(events().all()).containsExactly(early.get(0), late.get(0));
    }

    @Test
    void shouldReceiveNowWhatHasNoTimeOfReceipt() {
        events().append(read("{\"type\":\"incident\",\"id\":\"I1\"}"));

        assertThat(events().all())
                .singleElement()
                .extracting(DoraEvent::receivedAt)
                .isEqualTo(test().clock().instant());
    }

    @Test
    void shouldChangeNothingWhenAFileIsImportedAgain() {
        var file = read("{\"type\":\"incident\",\"id\":\"I1\",\"service\":\"shop\"}\n"
                + "{\"type\":\"incident\",\"id\":\"I2\",\"service\":\"shop\"" + RECEIVED
                + "\n{\"type\":\"service\",\"service\":\"shop\",\"paths\":[\"shop/\"]}");
        assertThat(events().append(file)).isEqualTo(3);
        var before = events().all();
        test().clock().pass(Duration.ofHours(1));

        assertThat(events().append(file)).isZero();
        assertThat(events().all()).isEqualTo(before);
    }

    @Test
    void shouldFindTheDeploymentsFromARepositoryWithAllThatWasSaidOfThem() {
        events().append(read(
                "{\"type\":\"deployment\",\"id\":\"D1\",\"repo\":\"bitbucket:acme/shop\",\"commit\":\"c1\"}\n"
                        + "{\"type\":\"deployment\",\"id\":\"D2\",\"repo\":\"bitbucket:acme/shop-2\",\"commit\":\"c2\"}\n"
                        + "{\"type\":\"commit\",\"sha\":\"c1\",\"repo\":\"bitbucket:acme/shop\"}\n"
                        + "{\"type\":\"deployment\",\"id\":\"D1\",\"status\":\"SUCCESS\"}"));

        assertThat(events().deploymentsFrom("bitbucket:acme/shop"))
                .singleElement()
                .satisfies(deployment -> assertThat(deployment.id()).isEqualTo("D1"))
                .satisfies(deployment -> assertThat(deployment.commit()).isEqualTo("c1"))
                .satisfies(deployment -> assertThat(deployment.status()).isEqualTo(Deployment.Status.SUCCESS));
        assertThat(events().deploymentsFrom("other")).isEmpty();
    }

    /** Two controllers, and an import beside them: rows may be twice, items are not. */
    @Test
    void shouldKnowEachItemOnceWhenSeveralWriteTheSameAtOnce() throws Exception {
        var file = new StringBuilder();
        for (int id = 0; id < 50; id++) {
            file.append("{\"type\":\"deployment\",\"id\":\"D")
                    .append(id)
                    .append("\",\"service\":\"shop\",")
                    .append(
                            "\"environment\":\"production\",\"status\":\"SUCCESS\",\"finished_at\":\"2026-03-02T10:00:00Z\"}\n");
        }
        var same = read(file.toString());
        Callable<Integer> writing = () -> events().append(same);
        var hands = Executors.newFixedThreadPool(3);
        try {
            for (var written : hands.invokeAll(List.of(writing, writing, writing))) {
                assertThat(written.get()).isBetween(0, 50);
            }
        } finally {
            hands.shutdownNow();
        }

        assertThat(DoraEvent.merged(events().all())).hasSize(50);
        var day = DoraQuery.between(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z"));
        assertThat(DoraReport.of(events().all(), day).deploymentCount()).isEqualTo(50);
    }

    @Test
    void shouldTellWhichItemsItHasHeardOf() {
        events().append(read("{\"type\":\"incident\",\"id\":\"I1\"}"));

        assertThat(events().known("incident", List.of("I1", "I2"))).containsExactly("I1");
        assertThat(events().known("deployment", List.of("I1"))).isEmpty();
        assertThat(events().known("incident", List.of())).isEmpty();
    }

    @Test
    void shouldTakeAReturnToAnEarlierValueAsNew() {
        for (var cause : List.of("change", "external", "change")) {
            test().clock().pass(Duration.ofHours(1));
            events().append(read("{\"type\":\"incident\",\"id\":\"I1\",\"cause\":\"" + cause + "\"}"));
        }

        assertThat(events().all()).hasSize(3);
        assertThat(DoraEvent.merged(events().all()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Incident.class, merged -> assertThat(merged.cause()).isEqualTo(Incident.Cause.CHANGE));
    }

    @Test
    void shouldKeepAllOrNothing() {
        var events = new ArrayList<>(read("{\"type\":\"incident\",\"id\":\"I1\"}"));
        events.add(new Incident(null, "shop", null, null, null, null, null, null));

        assertThatThrownBy(() -> events().append(events)).isInstanceOf(LedgerUnavailable.class);
        assertThat(events().all()).isEmpty();
    }

    @Test
    void shouldTakeMoreThanOneBatch() {
        var text = new StringBuilder();
        for (int i = 0; i < 2500; i++) {
            text.append("{\"type\":\"commit\",\"repo\":\"r\",\"sha\":\"c")
                    .append(i)
                    .append("\"}\n");
        }

        assertThat(events().append(read(text.toString()))).isEqualTo(2500);
        assertThat(events().all()).hasSize(2500);
    }

    @Test
    void shouldReadTheItemsOfAServiceAndEnvironmentWithAllTheirUpdates() {
        events().append(read(
                "{\"type\":\"deployment\",\"id\":\"D1\",\"service\":\"shop\",\"environment\":\"production\"}\n"
                        + "{\"type\":\"deployment\",\"id\":\"D2\",\"service\":\"shop\",\"environment\":\"staging\"}\n"
                        + "{\"type\":\"deployment\",\"id\":\"D3\",\"service\":\"cart\",\"environment\":\"production\"}\n"
                        + "{\"type\":\"commit\",\"repo\":\"r\",\"sha\":\"c1\"}\n"
                        + "{\"type\":\"service\",\"service\":\"cart\",\"repo\":\"r\"}"));
        test().clock().pass(Duration.ofHours(1));
        events().append(read("{\"type\":\"deployment\",\"id\":\"D1\",\"status\":\"SUCCESS\"}\n"
                + "{\"type\":\"deployment\",\"id\":\"D3\",\"status\":\"SUCCESS\"}"));

        assertThat(items(Set.of("shop"), Set.of())).containsExactly("D1", "D2", "r@c1", "cart", "D1");
        assertThat(items(Set.of("shop", "cart"), Set.of("production")))
                .containsExactly("D1", "D3", "r@c1", "cart", "D1", "D3");
        assertThat(items(Set.of(), Set.of("staging"))).containsExactly("D2", "r@c1", "cart");
        assertThat(items(Set.of(), Set.of())).hasSize(7);
    }

    @Test
    void shouldTellAllThatIsKnownOfWhatItHeardOfInATime() {
        var begun = test().clock().instant();
        events().append(read("{\"type\":\"deployment\",\"id\":\"D1\",\"service\":\"shop\"}\n"
                + "{\"type\":\"incident\",\"id\":\"D1\",\"service\":\"shop\"}\n"
                + "{\"type\":\"deployment\",\"id\":\"D2\",\"service\":\"shop\"}\n"
                + "{\"type\":\"commit\",\"repo\":\"r\",\"sha\":\"c1\"}"));
        test().clock().pass(Duration.ofHours(1));
        var later = test().clock().instant();
        events().append(read("{\"type\":\"deployment\",\"id\":\"D1\",\"status\":\"SUCCESS\"}"));
        test().clock().pass(Duration.ofHours(1));

        assertThat(heardOf(begun, later))
                .containsExactly("deployment D1", "incident D1", "deployment D2", "deployment D1");
        assertThat(heardOf(later, test().clock().instant())).containsExactly("deployment D1", "deployment D1");
        assertThat(heardOf(begun, begun)).isEmpty();
        assertThat(events().heardOf(begun, test().clock().instant(), 2)).hasSize(2);
    }

    private List<String> heardOf(Instant from, Instant to) {
        return events().heardOf(from, to, 100).stream()
                .map(event -> event.type() + " " + event.item())
                .toList();
    }

    private List<String> items(Set<String> services, Set<String> environments) {
        return events().read(services, environments).stream()
                .map(DoraEvent::item)
                .toList();
    }

    private DoraEvents events() {
        return test().ledger().doraEvents();
    }

    private static List<DoraEvent> read(String text) {
        return Ndjson.read(new StringReader(text));
    }
}
