package io.jenkins.plugins.slipway.jenkins.recording;

import io.jenkins.plugins.slipway.ledger.DeliveringJobs;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs that go elsewhere, and the ledger that hears of it. */
class JobMovesTest {
    private final LedgerOnly jenkins = new LedgerOnly();
    private final DeliveringJobs jobs = jenkins.ledger().deliveringJobs();
    private final JobMoves moves = new JobMoves(jenkins::operations);

    @AfterEach
    void close() throws InterruptedException {
        jenkins.operations().close();
    }

    @Test
    void shouldTellThePlacesInTheirOrderWhenTheLedgerComesBack() throws Exception {
        jobs.bind(LedgerOnly.CONTROLLER, "shop/deploy", "cart");
        jobs.bind(LedgerOnly.CONTROLLER, "search", "search");
        jenkins.away.set(3);

        moves.moved("shop", "store");
        moves.deleted("search");
        moves.moved("store/deploy", "search");

        LedgerOnly.until(() -> known().equals(Map.of("cart", Set.of("search"))));
    }

    private Map<String, Set<String>> known() {
        return jobs.byService(LedgerOnly.CONTROLLER);
    }
}
