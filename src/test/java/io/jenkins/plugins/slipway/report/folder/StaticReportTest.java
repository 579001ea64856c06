package io.jenkins.plugins.slipway.report.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.JournalJson;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.report.Choice;
import io.jenkins.plugins.slipway.report.Grouping;
import io.jenkins.plugins.slipway.report.MadeUpOrganisation;
import io.jenkins.plugins.slipway.report.PageChecks;
import io.jenkins.plugins.slipway.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticReportTest {
    private static final List<String> NASTY = List.of(
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "Shop",
            "shop",
            "SHOP",
            "sh-op",
            "sh op",
            "検索 & ünïcode",
            "x".repeat(300),
            "x".repeat(299) + "y",
            "CON",
            "a\\b:c*?\"|",
            "#1?x=%2F");

    private final Ledger ledger = Ledger.inMemory();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        ledger.close();
    }

    private int write(Path to, boolean force) throws IOException {
        return write(to, force, Grouping.UNIT);
    }

    private int write(Path to, boolean force, Grouping by) throws IOException {
        var query = DoraQuery.between(MadeUpOrganisation.NOW.minus(Duration.ofDays(30)), MadeUpOrganisation.NOW);
        var wish = new ReportWish("All services", MadeUpOrganisation.NOW, query, by, Map.of(), Choice.WINDOWS);
        return new StaticReport(new Reports(ledger), wish).write(to, force, page -> {});
    }

    private void holdNastyNames() {
        var events = new ArrayList<DoraEvent>(MadeUpOrganisation.of(2, 40));
        for (var name : NASTY) {
            events.add(deployment(name));
        }
        ledger.doraEvents().append(events);
    }

    private static Deployment deployment(String service) {
        var at = MadeUpOrganisation.NOW.minus(Duration.ofDays(3));
        return new Deployment(
                "D-" + service,
                service,
                "production",
                Deployment.Status.SUCCESS,
                null,
                null,
                at,
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                at);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldLeadNowhereButToItsOwnFiles() throws IOException {
        holdNastyNames();
        var report = folder.resolve("made/for/it");

        int pages = write(report, false);

        var names = names(report);
        assertThat(names).hasSize(pages + 2).contains("index.html", "index-7-days.html", "report.css");
        for (var name : names) {
            if (name.endsWith(".html")) {
                checkLinks(report.resolve(name), names);
            }
        }
    }

    private static void checkLinks(Path file, List<String> names) throws IOException {
        var page = PageChecks.check(Files.readString(file));
        for (var element : PageChecks.elements(page, "*")) {
            var href = element.getAttribute("href");
            if (!href.isEmpty() && !href.startsWith("#")) {
                assertThat(names).as(file + " leads to " + href).contains(href.replaceFirst("#.*", ""));
            }
        }
        assertThat(PageChecks.elements(page, "form")).isEmpty();
        assertThat(PageChecks.elements(page, "h1")).hasSize(1);
    }

    @Test
    void shouldLeadFromRowsOfAnyKindToTheUnits() throws IOException {
        ledger.doraEvents().append(MadeUpOrganisation.of(2, 40));

        write(folder, false, Grouping.SERVICE);

        assertThat(folder.resolve("index.html"))
                .content()
                .contains("href=\"index-7-days.html\"")
                .contains("href=\"index-by-unit.html\"");
        assertThat(folder.resolve("index-by-unit-90-days.html"))
                .content()
                .contains(FileNames.unit(new Unit("cart", "production")));
        for (var name : names(folder)) {
            if (name.endsWith(".html")) {
                checkLinks(folder.resolve(name), names(folder));
            }
        }
    }

    @Test
    void shouldShowTheOperationsOfTheWindowAndThoseThatGoOn() throws IOException {
        begin("op-now", Duration.ofDays(1));
        begin("op-open-for-long", Duration.ofDays(90));
        begin("op-ended", Duration.ofDays(90));
        var journals = ledger.journals();
        var lease = ledger.leases().acquire("t", new OperationId("op-ended"), "test", Duration.ofHours(1));
        journals.append(
                new OperationId("op-ended"),
                lease,
                new Entry(
                        1,
                        "",
                        Entry.Kind.OUTCOME,
                        "outcome",
                        JournalJson.tree(new Outcome(Ending.DONE, "", null, List.of())),
                        MadeUpOrganisation.NOW.minus(Duration.ofDays(89)),
                        lease.epoch()));

        write(folder, false);

        var names = names(folder);
        assertThat(names)
                .contains(FileNames.operation("op-now"), FileNames.operation("op-open-for-long"))
                .doesNotContain(FileNames.operation("op-ended"));
        assertThat(folder.resolve("index.html"))
                .content()
                .contains("href=\"" + FileNames.operation("op-now") + "\"")
                .contains("&lt;b&gt;ann&lt;/b&gt;");
        checkLinks(folder.resolve("index.html"), names);
        checkLinks(folder.resolve(FileNames.operation("op-now")), names);
    }

    private void begin(String id, Duration ago) {
        var at = MadeUpOrganisation.NOW.minus(ago);
        ledger.journals()
                .create(
                        new OperationRecord(
                                new OperationId(id),
                                "deliver",
                                List.of("t"),
                                Map.of("service", "<i>shop</i>", "environment", "production", "version", "1.4"),
                                "<b>ann</b>",
                                1,
                                at,
                                Optional.empty()),
                        new Entry(0, "", Entry.Kind.PLAN, "plan", JournalJson.parse("{}"), at, 0));
    }

    @Test
    void shouldGiveEachNameAFileOfItsOwnOnAnyFileSystem() {
        var files = NASTY.stream()
                .map(name -> FileNames.unit(new Unit(name, "production")))
                .toList();

        assertThat(files).doesNotHaveDuplicates().allSatisfy(name -> {
            assertThat(name).matches("unit-[a-z0-9-]+\\.html").hasSizeLessThan(100);
            assertThat(FileNames.isOwn(name)).isTrue();
        });
        assertThat(FileNames.unit(new Unit("a-b", "c"))).isNotEqualTo(FileNames.unit(new Unit("a", "b-c")));
        assertThat(FileNames.unit(new Unit("", ""))).matches("unit-[0-9a-f]+\\.html");
    }

    @Test
    void shouldRefuseADirectoryThatHoldsSomethingElse() throws IOException {
        Files.writeString(folder.resolve("precious.txt"), "mine");

        assertThatThrownBy(() -> write(folder, false))
                .isInstanceOf(FolderTaken.class)
                .hasMessageContaining("precious.txt")
                .hasMessageContaining("--force");
        assertThat(names(folder)).containsExactly("precious.txt");
        assertThatThrownBy(() -> write(folder.resolve("precious.txt"), true))
                .isInstanceOf(FolderTaken.class)
                .hasMessageContaining("is a file");

        write(folder, true);
        assertThat(folder.resolve("precious.txt")).hasContent("mine");
        assertThat(folder.resolve("index.html")).exists();
    }

    @Test
    void shouldReplaceItsOwnPagesAndLeaveWhatOthersPutBesideThem() throws IOException {
        ledger.doraEvents().append(List.of(deployment("shop")));
        write(folder, false);
        var gone = FileNames.unit(new Unit("gone", "production"));
        Files.writeString(folder.resolve(gone), "of an earlier report");
        Files.writeString(folder.resolve(".slipway-1.part"), "of a run that was cut off");
        Files.writeString(folder.resolve("notes.html"), "mine");

        write(folder, false);

        assertThat(names(folder))
                .contains("notes.html", FileNames.unit(new Unit("shop", "production")))
                .doesNotContain(gone, ".slipway-1.part");
    }

    @Test
    void shouldLeaveNoHalfFileWhenItIsCutOff() throws IOException {
        holdNastyNames();
        var query = DoraQuery.between(MadeUpOrganisation.NOW.minus(Duration.ofDays(30)), MadeUpOrganisation.NOW);
        var wish = new ReportWish("All", MadeUpOrganisation.NOW, query, Grouping.UNIT, Map.of(), List.of());
        var report = new StaticReport(new Reports(ledger), wish);

        assertThatThrownBy(() -> report.write(folder, false, page -> {
                    if (page == 3) {
                        throw new IllegalStateException("cut off");
                    }
                }))
                .hasMessage("cut off");

        assertThat(names(folder))
                .hasSize(5)
                .contains(ReportFolder.MARK, "report.css")
                .doesNotContain("index.html");
        for (var name : names(folder)) {
            if (name.endsWith(".html")) {
                PageChecks.check(Files.readString(folder.resolve(name)));
            }
        }
        write(folder, false);
        assertThat(folder.resolve("index.html")).exists();
    }

    @Test
    void shouldSayNoDataOfAnEmptyLedger() throws IOException {
        assertThat(write(folder, false)).isEqualTo(4);

        assertThat(folder.resolve("index.html")).content().contains("no data: nothing was recorded");
    }
}
