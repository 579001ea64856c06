package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events as they should not be, from the file to the figures. */
class BadEventsTest {
    private static final String DEPLOYED =
            "{\"type\":\"deployment\",\"id\":\"%s\",\"service\":\"shop\",\"environment\":\"production\",\"status\":\"SUCCESS\","
                    + "\"commit\":\"%s\",\"repo\":\"shop\",\"finished_at\":\"2026-11-%sT10:00:00Z\"}";
    private static final String COMMIT =
            "{\"type\":\"commit\",\"repo\":\"shop\",\"sha\":\"%s\",\"parents\":[%s],\"authored_at\":\"2026-11-%sT09:00:00Z\"}";

    @TempDir
    private Path folder;

    @Test
    void shouldCountOneOfTenThousandThatSayTheSame() throws IOException {
        var lines = Collections.nCopies(10_000, DEPLOYED.formatted("D1", "c1", "02"));

        assertThat(dora("import", file(lines)).out()).contains("10000 read, 1 new");
        assertThat(dora("import", file(lines)).out()).contains("10000 read, 0 new");

        assertThat(november().json().path("deployment_count").asInt()).isEqualTo(1);
        assertThat(dora("export").out().lines()).hasSize(1);
    }

    @Test
    void shouldGiveNoLeadTimesAcrossACommitThatVanished() throws IOException {
        dora(
                "import",
                file(List.of(
                        COMMIT.formatted("c1", "", "01"),
                        COMMIT.formatted("c3", "\"c2\"", "03"),
                        COMMIT.formatted("c4", "\"c3\"", "04"),
                        DEPLOYED.formatted("D1", "c1", "02"),
                        DEPLOYED.formatted("D2", "gone", "03"),
                        DEPLOYED.formatted("D3", "c3", "04"),
                        DEPLOYED.formatted("D4", "c4", "05"))));

        var figures = november().json();

        assertThat(figures.path("deployment_count").asInt()).isEqualTo(4);
        assertThat(figures.path("lead_time").path("n").asInt())
                .as("of D4 alone")
                .isEqualTo(1);
        assertThat(figures.path("no_baseline").asInt()).isPositive();
    }

    @Test
    void shouldLeaveOutWhatAWrongClockWrote() throws IOException {
        dora(
                "import",
                file(List.of(
                        COMMIT.formatted("c1", "", "01"),
                        COMMIT.formatted("c2", "\"c1\"", "20"),
                        DEPLOYED.formatted("D1", "c1", "02"),
                        DEPLOYED.formatted("D2", "c2", "03"))));

        var figures = november().json();

        assertThat(figures.path("anomalies").asInt()).isEqualTo(1);
        assertThat(figures.path("lead_time").path("n").asInt()).isZero();
        assertThat(figures.path("lead_time").path("median_s").isNull()).isTrue();
    }

    @Test
    void shouldTakeAServiceWithMarkupInItsNameForANameInEveryFormat() throws IOException {
        var name = "<img src=x onerror=alert(1)>=1+1";
        dora(
                "import",
                file(List.of(DEPLOYED.formatted("D1", "c1", "02")
                        .replace("\"shop\",\"environment\"", "\"" + name + "\",\"environment\""))));

        assertThat(dora(and("export", "--format", "csv").toArray(String[]::new)).out())
                .contains(name);
        assertThat(dora(and("export", "--format", "openmetrics").toArray(String[]::new))
                        .out())
                .contains("service=\"" + name + "\"");
        var out = folder.resolve("report");
        assertThat(Ran.slipway("report", "--out", out.toString(), "--ledger", ledger())
                        .exit())
                .isZero();
        try (var pages = Files.walk(out)) {
            assertThat(pages.filter(page -> page.toString().endsWith(".html")))
                    .isNotEmpty()
                    .allSatisfy(page -> assertThat(Files.readString(page)).doesNotContain("<img src=x"));
        }
    }

    private Ran november() {
        return dora(and("report", "--json").toArray(String[]::new));
    }

    private static List<String> and(String... some) {
        var all = new ArrayList<>(List.of(some));
        all.addAll(List.of("--from", "2026-11-01", "--to", "2026-12-01"));
        return all;
    }

    private String file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("events.ndjson"), lines).toString();
    }

    private String ledger() {
        return folder.resolve("ledger").toString();
    }

    private Ran dora(String... arguments) {
        return Ran.slipway(Stream.of(Stream.of("dora"), Stream.of(arguments), Stream.of("--ledger", ledger()))
                .flatMap(one -> one)
                .toArray(String[]::new));
    }
}
