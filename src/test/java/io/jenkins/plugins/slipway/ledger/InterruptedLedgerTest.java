package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jenkins interrupts threads when a build is aborted; an ordinary H2 file is closed for everybody by that. */
class InterruptedLedgerTest {
    @BeforeAll
    static void quiet() {
        QuietPool.quiet();
    }

    @Test
    void shouldStayOpenWhenAThreadIsInterruptedInTheMiddleOfAWrite(@TempDir Path folder) {
        try (var ledger = Ledger.open(LedgerAddress.file(folder.resolve("ledger")))) {
            var lease = LedgerProcess.prepare(ledger, "this one");
            for (int seq = 1; seq <= 50; seq++) {
                Thread.currentThread().interrupt();
                ledger.journals().append(LedgerProcess.OPERATION, lease, LedgerProcess.entry(seq));
                assertThat(Thread.interrupted())
                        .as("the interrupt is passed on")
                        .isTrue();
            }

            assertThat(LedgerProcess.next(ledger)).isEqualTo(51);
        } finally {
            Thread.interrupted();
        }
    }
}
