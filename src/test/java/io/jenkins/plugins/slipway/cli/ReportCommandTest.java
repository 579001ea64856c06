package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final String EVENTS = """
            {"type":"deployment","id":"D0","service":"shop","environment":"production","status":"SUCCESS","finished_at":"2026-11-01T09:30:00Z"}
            {"type":"deployment","id":"D1","service":"cart","environment":"production","status":"SUCCESS","finished_at":"2026-11-02T10:00:00Z"}
            """;

    @TempDir
    private Path folder;

    private Path report;

    @BeforeEach
    void importEvents() throws IOException {
        report = folder.resolve("report");
        var events = Files.writeString(folder.resolve("events.ndjson"), EVENTS);
        assertThat(slipway("dora", "import", events.toString()).exit()).isZero();
    }

    private Ran slipway(String... arguments) {
        var ledger = new String[] {"--ledger", folder.resolve("ledger").toString()};
        return Ran.slipway(
                Stream.concat(Stream.of(arguments), Stream.of(ledger)).toArray(String[]::new));
    }

    private Ran report(String... arguments) {
        return slipway(Stream.concat(Stream.of("report", "--out", report.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void shouldWriteAReportOfAWindow() {
        var ran = report("--from", "2026-11-01", "--to", "2026-12-01", "--title", "Shop & friends");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("3 pages: open " + report.resolve("index.html"));
        assertThat(report.resolve("index.html"))
                .content()
                .contains("<h1><bdi>Shop &amp; friends</bdi></h1>")
                .contains("1 Nov 2026, 00:00 to 1 Dec 2026, 00:00 (UTC)")
                .contains("shop, production")
                .contains("cart, production");
    }

    @Test
    void shouldWriteOnlyWhatIsAskedForAndEveryWindow() throws IOException {
        assertThat(report("--service", "shop", "--by", "service").exit()).isZero();

        try (var files = Files.list(report)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("unit")))
                    .singleElement()
                    .asString()
                    .startsWith("unit-shop-production-");
        }
        assertThat(report.resolve("index-365-days.html"))
                .content()
                .contains("shop")
                .doesNotContain("cart");
    }

    @Test
    void shouldRefuseADirectoryThatHoldsSomethingElse() throws IOException {
        Files.createDirectories(report);
        Files.writeString(report.resolve("precious.txt"), "mine");

        var ran = report();

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("holds 'precious.txt' and is no report");
        assertThat(report("--force").exit()).isZero();
        assertThat(report.resolve("precious.txt")).hasContent("mine");
    }

    @Test
    void shouldRefuseAMissingLedgerAndAnEmptyWindow() {
        assertThat(Ran.slipway(
                                "report",
                                "--out",
                                report.toString(),
                                "--ledger",
                                folder.resolve("none").toString())
                        .exit())
                .isEqualTo(2);
        assertThat(report("--from", "2026-11-02", "--to", "2026-11-01").err()).contains("is empty");
        assertThat(slipway("report").err()).contains("--out");
        assertThat(report).doesNotExist();
    }

    @Test
    void shouldTellOfProgressOnLongWorkOnly() {
        var out = new StringWriter();
        Iterator<Duration> times =
                List.of(0, 1, 6, 7, 12).stream().map(Duration::ofSeconds).iterator();
        var count = new PageCount(new PrintWriter(out), () -> times.next().toNanos());

        for (int page = 1; page <= 4; page++) {
            count.accept(page);
        }

        assertThat(out.toString().lines()).containsExactly("2 pages written", "4 pages written");
    }
}
