package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Entry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is forgotten, and what is not, on every engine. */
abstract class RetentionContract {
    private static final Duration YEAR = Duration.ofDays(365);

    /** Of a ledger that is empty at the start of each test. */
    abstract LedgerAddress address();

    @Test
    void shouldForgetTheStepsOfWhatEndedLongAgoAndKeepPlanAndOutcome() {
        try (var bench = new LedgerBench()) {
            var ledger = bench.open(address());
            var operations = bench.process("one", ledger);
            bench.start(operations);
            var outcome = bench.drive(operations);
            assertThat(ledger.retention().forgetSteps(YEAR)).isZero();

            bench.clock.pass(YEAR.plusMinutes(1));

            assertThat(ledger.retention().forgetSteps(YEAR)).isEqualTo(1);
            assertThat(LedgerBench.journal(ledger))
                    .extracting(Entry::kind)
                    .containsExactly(Entry.Kind.PLAN, Entry.Kind.OUTCOME);
            assertThat(ledger.journals().find(LedgerBench.ID).orElseThrow().outcome())
                    .contains(outcome);
            assertThat(bench.drive(bench.process("another", ledger))).isEqualTo(outcome);
            assertThat(ledger.retention().forgetSteps(YEAR)).isZero();
        }
    }

    @Test
    void shouldForgetNothingOfWhatIsOpenHoweverOldItIs() {
        try (var bench = new LedgerBench()) {
            var ledger = bench.open(address());
            var operations = bench.process("one", ledger);
            bench.start(operations);
            bench.driveUntil(operations, 2);
            var before = LedgerBench.journal(ledger);
            bench.clock.pass(YEAR.multipliedBy(2));

            assertThat(ledger.retention().forgetSteps(YEAR)).isZero();
            assertThat(LedgerBench.journal(ledger)).isEqualTo(before);
            assertThat(bench.drive(bench.process("heir", ledger)).ending()).isNotNull();
            assertThat(bench.world).hasSize(LedgerBench.THINGS);
        }
    }
}
