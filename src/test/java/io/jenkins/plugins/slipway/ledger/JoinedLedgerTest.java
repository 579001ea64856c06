package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Signal;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second process on the file of a first. */
class JoinedLedgerTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void quiet() {
        QuietPool.quiet();
    }

    @Test
    void shouldLetASecondProcessSendASignal() throws Exception {
        var file = folder.resolve("ledger");
        try (var ledger = Ledger.open(LedgerAddress.file(file))) {
            var lease = LedgerProcess.prepare(ledger, "this one");
            try (var other = LedgerProcess.start("", "signal", file)) {
                assertThat(other.end()).isEqualTo("sent\n");
            }

            assertThat(ledger.journals().signals(LedgerProcess.OPERATION))
                    .extracting(Signal::by)
                    .containsExactly("another process");
            ledger.journals().append(LedgerProcess.OPERATION, lease, LedgerProcess.entry(1));
        }
    }

    @Test
    void shouldGoOnWhenTheFirstProcessEnds() throws Exception {
        for (int i = 0; i < 3; i++) {
            var file = folder.resolve("ledger-" + i);
            try (var first = LedgerProcess.start("", "append", file)) {
                first.awaitAcknowledged(3);
                try (var ledger = Ledger.open(LedgerAddress.file(file))) {
                    assertThat(ledger.journals().signals(LedgerProcess.OPERATION))
                            .isEmpty();
                    first.hangUp();
                    while (first.isAlive()) {
                        assertThat(ledger.journals().find(LedgerProcess.OPERATION))
                                .isPresent();
                    }
                    ledger.journals()
                            .send(LedgerProcess.OPERATION, new Signal(Signal.ABORT, "this one", "", Instant.EPOCH));
                    assertThat(ledger.journals().signals(LedgerProcess.OPERATION))
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void shouldKeepASecondProcessOutOfAnExclusiveFileAndSayWhy() throws Exception {
        var file = folder.resolve("ledger");
        try (var ledger = Ledger.open(LedgerAddress.exclusiveFile(file))) {
            LedgerProcess.prepare(ledger, "this one");
            try (var other = LedgerProcess.start("", "signal", file)) {
                assertThat(other.end())
                        .startsWith("UNAVAILABLE ledger " + file + ": another process holds it and lets nobody in; ")
                        .hasLineCount(1);
            }
        }
    }

    @Test
    void shouldListenOnLoopbackOnly() throws IOException {
        var file = folder.resolve("ledger");
        try (var ledger = Ledger.open(LedgerAddress.file(file))) {
            var lock = new Properties();
            try (var text = Files.newInputStream(folder.resolve("ledger.lock.db"))) {
                lock.load(text);
            }
            var port = Integer.parseInt(lock.getProperty("server").replaceFirst(".*:", ""));

            assertThat(ledger.leases().current("fleet:none")).isEmpty();
            assertThat(answers("127.0.0.1", port)).isTrue();
            for (var card : NetworkInterface.networkInterfaces().toList()) {
                for (var address : card.inetAddresses()
                        .filter(Inet4Address.class::isInstance)
                        .toList()) {
                    assertThat(answers(address.getHostAddress(), port))
                            .as(address.toString())
                            .isEqualTo(address.isLoopbackAddress());
                }
            }
        }
    }

    private static boolean answers(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 2000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
