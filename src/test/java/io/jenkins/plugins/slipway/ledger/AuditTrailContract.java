package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an audit trail promises on every engine. */
abstract class AuditTrailContract {
    /** Empty at the start of each test. */
    abstract LedgerUnderTest test();

    private AuditTrail trail() {
        return test().ledger().auditTrail();
    }

    private static Deed deed(String who, String what, String operation) {
        return new Deed(who, what, "job/checkout/12/", Optional.ofNullable(operation), "environment production");
    }

    @Test
    void shouldTellTheNewestFirstWithTheLedgersTime() {
        var start = test().ledger().leases().now();
        var first = trail().append(deed("alice", "deploy", "op-1"));
        test().clock().pass(Duration.ofMinutes(1));
        var second = trail().append(deed("bob", "abort", "op-1"));

        assertThat(trail().newest(10)).containsExactly(second, first);
        assertThat(trail().newest(1)).containsExactly(second);
        assertThat(first.at()).isEqualTo(start);
        assertThat(second.at()).isEqualTo(start.plusSeconds(60));
        assertThat(List.of(first.seq(), second.seq())).containsExactly(1L, 2L);
    }

    @Test
    void shouldTellWhatWasDoneToAnOperation() {
        var begun = trail().append(deed("alice", "deploy", "op-1"));
        trail().append(deed("carol", "refused", null));
        trail().append(deed("alice", "deploy", "op-2"));
        var aborted = trail().append(deed("bob", "abort", "op-1"));

        assertThat(trail().of("op-1")).containsExactly(begun, aborted);
        assertThat(trail().of("op-3")).isEmpty();
    }

    @Test
    void shouldFindAnEntryThatWasChangedOrTakenOut() {
        for (int i = 1; i <= 4; i++) {
            trail().append(deed("user " + i, "deploy", "op-" + i));
        }
        var written = new ArrayList<>(trail().newest(4));
        Collections.reverse(written);
        assertThat(trail().firstBroken()).isEmpty();
        assertThat(AuditTrail.firstBroken(written.stream())).isEmpty();

        var third = written.get(2);
        var changed = new ArrayList<>(written);
        changed.set(2, new AuditTrail.Entry(3, third.at(), deed("nobody", "deploy", "op-3"), third.digest()));
        assertThat(AuditTrail.firstBroken(changed.stream())).hasValue(3);

        written.remove(1);
        assertThat(AuditTrail.firstBroken(written.stream())).hasValue(3);
    }

    @Test
    void shouldWriteOneAfterTheOtherWhenManyWriteAtOnce() throws Exception {
        var hands = Executors.newFixedThreadPool(4);
        try {
            var written = hands.invokeAll(IntStream.range(0, 20)
                    .mapToObj(i -> (Callable<AuditTrail.Entry>) () -> trail().append(deed("user " + i, "deploy", null)))
                    .toList());
            for (var one : written) {
                one.get();
            }
        } finally {
            hands.shutdownNow();
        }

        assertThat(trail().newest(100))
                .extracting(AuditTrail.Entry::seq)
                .doesNotHaveDuplicates()
                .hasSize(20);
        assertThat(trail().firstBroken()).isEmpty();
    }
}
