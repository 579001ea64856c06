package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.wire.RehearsalServer;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sun.misc.Signal;

/** {@code doctor}, {@code sweep} and {@code rehearsal serve}, as a user calls them. */
class CloudCommandsTest {
    private static final Path SPEC = Path.of("examples/checkout/slipway.yaml");

    @TempDir
    private Path folder;

    private static RehearsalServer server;

    @BeforeAll
    static void serve() {
        var start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        server = Rehearsal.of(
                        Settings.standard().start(start),
                        SpecEstate.of(SpecFile.load(SPEC)),
                        new FastClock(Clock.systemUTC(), start, 60))
                .serve(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Ran slipway(String command, Path spec, String... more) {
        var arguments = new ArrayList<>(List.of(
                command,
                spec.toString(),
                "--ledger",
                folder.resolve("ledger").toString(),
                "--endpoint-url",
                server.address().toString()));
        arguments.addAll(List.of(more));
        return Ran.slipway(arguments.toArray(String[]::new));
    }

    @Test
    void shouldFindNothingWrongWhenAllIsThere() {
        var ran = slipway("doctor", SPEC, "--environment", "production");

        assertThat(ran.out()).doesNotContain("✗").contains("✓ identity", "✓ base image", "✓ rollback of checkout-eu");
        assertThat(ran.out())
                .contains("✓ permission ec2:RunInstances", "✓ listener rule", "✓ alarms", "– permissions", "– clock")
                .contains("✓ endpoints from subnet-", "✓ quota of Auto Scaling groups: 2 of", "– quota of vCPUs");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void shouldPrintAPolicyThatIsNarrowedToTheSpec() {
        var ran = slipway("doctor", SPEC, "--environment", "production", "--policy");

        assertThat(ran.exit()).isZero();
        assertThat(ran.json().findValuesAsText("Effect")).hasSizeGreaterThan(10).containsOnly("Allow");
        assertThat(ran.out()).contains("autoScalingGroupName/checkout-eu*").doesNotContain("checkout-staging");
    }

    @Test
    void shouldNameEachFailedCheckWhenSomethingIsMissing() throws IOException {
        var wrong = folder.resolve("slipway.yaml");
        Files.createDirectories(folder.resolve("scripts"));
        Files.copy(SPEC.resolveSibling("scripts/install.sh"), folder.resolve("scripts/install.sh"));
        Files.writeString(wrong, Files.readString(SPEC).replace("checkout-latency", "no-such-alarm"));

        var ran = slipway("doctor", wrong, "--environment", "production", "--json");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.json().findValuesAsText("detail"))
                .anyMatch(line -> line.contains("no-such-alarm does not exist"));
    }

    @Test
    void shouldSayThatNothingIsLeftInANewAccount() {
        var ran = slipway("sweep", SPEC, "--environment", "production");

        assertThat(ran.out()).contains("nothing is left");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void shouldRefuseAPortThatIsInUse() {
        var port = String.valueOf(server.address().getPort());

        var ran = Ran.slipway("rehearsal", "serve", "--port", port);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("Port " + port).contains("--port").hasLineCount(1);
    }

    @Test
    void shouldRefuseATimeThatStandsStill() {
        assertThat(Ran.slipway("rehearsal", "serve", "--speed", "0").exit()).isEqualTo(2);
    }

    @Test
    void shouldServeUntilItIsTerminated() throws Exception {
        var out = new StringWriter();
        var isUp = new CountDownLatch(1);
        var line = Cli.commandLine().setOut(new PrintWriter(out) {
            @Override
            public void flush() {
                super.flush();
                isUp.countDown();
            }
        });
        var exit =
                CompletableFuture.supplyAsync(() -> line.execute("rehearsal", "serve", SPEC.toString(), "--port", "0"));

        assertThat(isUp.await(60, TimeUnit.SECONDS)).isTrue();
        Signal.raise(new Signal("TERM"));

        assertThat(exit.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(out.toString())
                .contains("http://127.0.0.1:", "checkout-eu", "export AWS_ENDPOINT_URL", "stopped after");
    }

    @Test
    void shouldSayByHowMuchTheClockIsOff() {
        var wrong = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(10));

        assertThat(ClockCheck.compare(URI.create("https://sts"), Optional.of(wrong))
                        .detail())
                .contains("off by 60");
    }
}
