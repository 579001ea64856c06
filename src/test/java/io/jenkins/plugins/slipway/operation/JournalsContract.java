package io.jenkins.plugins.slipway.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of journals promises; a test of one extends this. */
public abstract class JournalsContract {
    protected static final Instant AT = Instant.parse("2026-11-22T16:45:01.123Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final OperationId ID = new OperationId("20261122-164501-deliver-checkout-7f3a");

    /** Of a ledger that holds no operation yet; the same one within a test. */
    protected abstract Journals journals();

    /** Of the same ledger. */
    protected abstract Leases leases();

    /** Moves the ledger's clock. */
    protected abstract void pass(Duration time);

    @Test
    void shouldFindAnOperationWithItsPlan() {
        var head = create(ID);

        assertThat(journals().find(ID)).contains(head);
        assertThat(journals().read(ID, 0)).containsExactly(plan());
    }

    @Test
    void shouldKnowNothingOfAnUnknownOperation() {
        assertThat(journals().find(ID)).isEmpty();
        assertThat(journals().read(ID, 0)).isEmpty();
        assertThat(journals().signals(ID)).isEmpty();
    }

    @Test
    void shouldRefuseATakenIdAndKeepWhatIsThere() {
        var head = create(ID);
        var second = new OperationRecord(ID, "other", List.of(), Map.of(), "eve", 1, AT, Optional.empty());

        assertThatThrownBy(() -> journals().create(second, plan())).isInstanceOf(IllegalStateException.class);
        assertThat(journals().find(ID)).contains(head);
        assertThat(journals().read(ID, 0)).hasSize(1);
    }

    @Test
    void shouldReadWhatWasAppendedInOrderFromAnyPlace() {
        create(ID);
        var lease = lease(ID, "host-1");
        var intent = entry(1, "waves/eu/", Entry.Kind.INTENT, "start refresh", Map.of("token", "ä-€-😀", "n", 7));
        var result = entry(2, "", Entry.Kind.RESULT, "", Map.of("value", List.of(1.5, true, "x")));
        journals().append(ID, lease, intent);
        journals().append(ID, lease, result);

        assertThat(journals().read(ID, 0)).containsExactly(plan(), intent, result);
        assertThat(journals().read(ID, 2)).containsExactly(result);
        assertThat(journals().read(ID, 3)).isEmpty();
    }

    @Test
    void shouldFindAnOpenOperationByItsTargetUntilItEnds() {
        create(ID);
        var target = journals().find(ID).orElseThrow().targets().get(0);
        assertThat(journals().openAt(target)).extracting(OperationRecord::id).containsExactly(ID);
        assertThat(journals().openAt(target + "-2")).isEmpty();

        var outcome = JournalJson.tree(new Outcome(Ending.DONE, "", null, List.of()));
        journals().append(ID, lease(ID, "host-1"), entry(1, "", Entry.Kind.OUTCOME, "outcome", outcome));
        assertThat(journals().openAt(target)).isEmpty();
    }

    @Test
    void shouldFindWhatHasBegunAtATargetTheNewestFirst() {
        create(ID);
        var outcome = JournalJson.tree(new Outcome(Ending.DONE, "", null, List.of()));
        journals().append(ID, lease(ID, "host-1"), entry(1, "", Entry.Kind.OUTCOME, "outcome", outcome));
        var second = new OperationId("second");
        var target = journals().find(ID).orElseThrow().targets().get(0);
        var head = new OperationRecord(
                second, "deliver", List.of(target), Map.of(), "ann", 1, AT.plusSeconds(1), Optional.empty());
        journals().create(head, plan());

        assertThat(journals().at(target, 9)).extracting(OperationRecord::id).containsExactly(second, ID);
        assertThat(journals().at(target, 1)).containsExactly(head);
        assertThat(journals().at(target + "-2", 9)).isEmpty();
    }

    @Test
    void shouldKeepAnEntryOf32Kilobytes() {
        create(ID);
        var large = entry(1, "", Entry.Kind.RESULT, "large", Map.of("value", "x".repeat(32_000)));
        journals().append(ID, lease(ID, "host-1"), large);

        assertThat(journals().read(ID, 1)).containsExactly(large);
    }

    @Test
    void shouldRefuseASequenceNumberThatIsNotTheNext() {
        create(ID);
        var lease = lease(ID, "host-1");

        for (long wrong : new long[] {0, 2}) {
            var entry = entry(wrong, "", Entry.Kind.NOTE, "n", Map.of());
            assertThatThrownBy(() -> journals().append(ID, lease, entry)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(journals().read(ID, 0)).hasSize(1);
    }

    @Test
    void shouldRefuseAStaleEpoch() {
        create(ID);
        var stale = lease(ID, "host-1");
        pass(MINUTE.plusSeconds(1));
        var current = lease(ID, "host-2");
        var entry = entry(1, "", Entry.Kind.NOTE, "n", Map.of());

        assertThatThrownBy(() -> journals().append(ID, stale, entry)).isInstanceOf(LeaseLost.class);
        journals().append(ID, current, entry);
        assertThat(journals().read(ID, 1)).containsExactly(entry);
    }

    @Test
    void shouldRefuseALeaseThatHasRunOutEvenIfNobodyElseHasIt() {
        create(ID);
        var lease = lease(ID, "host-1");
        pass(MINUTE.plusSeconds(1));

        assertThatThrownBy(() -> journals().append(ID, lease, entry(1, "", Entry.Kind.NOTE, "n", Map.of())))
                .isInstanceOf(LeaseLost.class);
        assertThat(journals().read(ID, 1)).isEmpty();
    }

    @Test
    void shouldRefuseALeaseThatWasReleased() {
        create(ID);
        var lease = lease(ID, "host-1");
        leases().release(lease);

        assertThatThrownBy(() -> journals().append(ID, lease, entry(1, "", Entry.Kind.NOTE, "n", Map.of())))
                .isInstanceOf(LeaseLost.class);
    }

    @Test
    void shouldAcceptALeaseThatWasRenewedSince() {
        create(ID);
        var first = lease(ID, "host-1");
        pass(Duration.ofSeconds(40));
        leases().renew(first, MINUTE);
        pass(Duration.ofSeconds(40));
        journals().append(ID, first, entry(1, "", Entry.Kind.NOTE, "n", Map.of()));

        assertThat(journals().read(ID, 1)).hasSize(1);
    }

    @Test
    void shouldCloseTheHeadWithTheOutcome() {
        create(ID);
        var outcome = new Outcome(
                Ending.NEEDS_PERSON,
                "the canary group could not be deleted",
                null,
                List.of(new Outcome.Left("group checkout-canary", "aws autoscaling …", "AccessDenied")));
        journals().append(ID, lease(ID, "host-1"), entry(1, "", Entry.Kind.OUTCOME, "outcome", outcome));

        var head = journals().find(ID).orElseThrow();
        assertThat(head.outcome()).isPresent();
        assertThat(JournalJson.tree(head.outcome().get())).isEqualTo(JournalJson.tree(outcome));
        assertThat(journals().list(true, 10)).isEmpty();
        assertThat(journals().list(false, 10)).containsExactly(head);
    }

    @Test
    void shouldListTheNewestFirstUpToTheLimit() {
        for (int i = 0; i < 4; i++) {
            var id = new OperationId("operation-" + i);
            journals().create(head(id, AT.plusSeconds(i)), plan());
            pass(Duration.ofSeconds(1));
        }

        assertThat(journals().list(false, 3))
                .extracting(head -> head.id().value())
                .containsExactly("operation-3", "operation-2", "operation-1");
        assertThat(journals().list(true, 10)).hasSize(4);
    }

    @Test
    void shouldKeepSignalsInOrderOfArrivalWithoutALease() {
        create(ID);
        var approve = new Signal("approve", "ann", "looks good", AT);
        var abort = new Signal(Signal.ABORT, "bob", "", AT.minusSeconds(60));
        journals().send(ID, approve);
        journals().send(ID, abort);
        journals().send(ID, abort);

        assertThat(journals().signals(ID)).containsExactly(approve, abort, abort);
        assertThat(journals().read(ID, 0)).hasSize(1);
    }

    @Test
    void shouldRefuseASignalToAnUnknownOperation() {
        assertThatThrownBy(() -> journals().send(ID, new Signal("approve", "ann", "", AT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ID.value());
    }

    @Test
    void shouldKeepJournalsApart() {
        var other = new OperationId("other");
        create(ID);
        create(other);
        journals().append(other, lease(other, "host-1"), entry(1, "", Entry.Kind.NOTE, "n", Map.of()));

        assertThat(journals().read(ID, 0)).hasSize(1);
        assertThat(journals().read(other, 0)).hasSize(2);
    }

    private OperationRecord create(OperationId id) {
        var head = head(id, AT);
        journals().create(head, plan());
        return head;
    }

    private static OperationRecord head(OperationId id, Instant createdAt) {
        return new OperationRecord(
                id,
                "deliver",
                List.of("fleet:a", "fleet:b"),
                Map.of("service", "checkout", "environment", "production"),
                "ann",
                1,
                createdAt,
                Optional.empty());
    }

    private static Entry plan() {
        return entry(0, "", Entry.Kind.PLAN, "plan", Map.of("actions", List.of()));
    }

    protected static Entry entry(long seq, String path, Entry.Kind kind, String name, Object data) {
        return new Entry(seq, path, kind, name, JournalJson.tree(data), AT.plusSeconds(seq), 1);
    }

    private Lease lease(OperationId id, String holder) {
        return leases().acquire("operation:" + id, id, holder, MINUTE);
    }
}
