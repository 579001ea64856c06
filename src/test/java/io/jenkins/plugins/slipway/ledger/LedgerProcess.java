package io.jenkins.plugins.slipway.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Signal;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Another process on a ledger: appends entries without end, or sends one signal, and says what was acknowledged. */
final class LedgerProcess implements AutoCloseable {
    static final OperationId OPERATION = new OperationId("killed-again-and-again");
    private static final String TARGET = "fleet:a";

    private final Process process;
    private final BufferedReader output;
    private long acknowledged = -1;

    private LedgerProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** @param prefix of the command line: a shell that limits something, or nothing */
    static LedgerProcess start(String prefix, String task, Path ledger) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command =
                "%s exec %s -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp '%s' %s %s '%s'"
                        .formatted(prefix, java, classPath(), LedgerProcess.class.getName(), task, ledger);
        return new LedgerProcess(new ProcessBuilder("sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Waits for a number of acknowledgements. */
    void awaitAcknowledged(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            acknowledged = Long.parseLong(output.readLine());
        }
    }

    /** Signal 9. @return the last entry that was acknowledged before */
    long kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // the process itself would close the pipe with what is still in it
        process.waitFor();
        return lastAcknowledged();
    }

    /** Nobody listens any more: it ends in good order. */
    void hangUp() throws IOException {
        output.close();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end. @return everything that it still said, but acknowledgements */
    String end() throws IOException, InterruptedException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.matches("\\d+")) {
                acknowledged = Long.parseLong(line);
            } else {
                said.append(line).append('\n');
            }
        }
        process.waitFor();
        return said.toString();
    }

    /** After the end. */
    long lastAcknowledged() throws IOException, InterruptedException {
        end();
        return acknowledged;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) {
        QuietPool.quiet();
        var path = Path.of(arguments[1]);
        var address =
                arguments[0].equals("append-alone") ? LedgerAddress.exclusiveFile(path) : LedgerAddress.file(path);
        try (var ledger = Ledger.open(address)) {
            if (arguments[0].equals("signal")) {
                ledger.journals().send(OPERATION, new Signal(Signal.ABORT, "another process", "", Instant.EPOCH));
                System.out.println("sent");
            } else {
                append(ledger);
            }
        } catch (LedgerUnavailable unavailable) {
            System.out.println("UNAVAILABLE " + unavailable.getMessage());
        }
    }

    private static void append(Ledger ledger) {
        var lease = prepare(ledger, "process " + ProcessHandle.current().pid());
        long next = next(ledger);
        while (!System.out.checkError()) { // ends with the test that listens
            ledger.journals().append(OPERATION, lease, entry(next));
            System.out.println(next);
            next++;
        }
    }

    /** Makes the operation where it is missing and takes its lease from whoever died with it. */
    static Lease prepare(Ledger ledger, String holder) {
        if (ledger.journals().find(OPERATION).isEmpty()) {
            var head = new OperationRecord(
                    OPERATION, "test", List.of(TARGET), Map.of(), "nobody", 1, Instant.EPOCH, Optional.empty());
            ledger.journals().create(head, entry(0));
        }
        ledger.leases().current(TARGET).ifPresent(ledger.leases()::release);
        return ledger.leases().acquire(TARGET, OPERATION, holder, Duration.ofHours(1));
    }

    static long next(Ledger ledger) {
        return ledger.journals().read(OPERATION, 0).size();
    }

    static Entry entry(long seq) {
        var data = JsonNodeFactory.instance.objectNode().put("seq", seq).put("padding", "x".repeat(200));
        return new Entry(seq, "", seq == 0 ? Entry.Kind.PLAN : Entry.Kind.NOTE, "n" + seq, data, Instant.EPOCH, 1);
    }

    /** The test's own class path, shortened to what a ledger needs: a JVM opens every jar that it is told of. */
    private static String classPath() {
        var needed = List.of("classes", "jdbi", "h2", "Hikari", "slf4j", "jackson", "postgresql", "geantyref");
        var found = new ArrayList<String>();
        for (var part : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            if (needed.stream()
                    .anyMatch(name -> Path.of(part).getFileName().toString().contains(name))) {
                found.add(part);
            }
        }
        return String.join(File.pathSeparator, found);
    }
}
