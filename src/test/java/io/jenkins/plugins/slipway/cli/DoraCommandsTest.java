package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoraCommandsTest {
    private static final String[] NOVEMBER = {"report", "--from", "2026-11-01", "--to", "2026-12-01"};
    private static final String EVENTS = """
            {"type":"commit","repo":"shop","sha":"c0","parents":[],"authored_at":"2026-11-01T08:00:00Z"}
            {"type":"commit","repo":"shop","sha":"c1","parents":["c0"],"authored_at":"2026-11-02T08:00:00Z"}
            {"type":"deployment","id":"D0","service":"shop","environment":"production","status":"SUCCESS","commit":"c0","repo":"shop","started_at":"2026-11-01T09:00:00Z","finished_at":"2026-11-01T09:30:00Z"}
            {"type":"deployment","id":"D1","service":"shop","environment":"production","status":"SUCCESS","commit":"c1","repo":"shop","started_at":"2026-11-02T09:30:00Z","finished_at":"2026-11-02T10:00:00Z"}
            """;

    @TempDir
    private Path folder;

    private Path events;

    @BeforeEach
    void writeEvents() throws IOException {
        events = Files.writeString(folder.resolve("events.ndjson"), EVENTS);
    }

    @Test
    void shouldImportReportAndExport() throws IOException {
        assertThat(dora("import", events.toString()).out()).contains("4 read, 4 new");
        assertThat(dora("import", events.toString(), "--json")
                        .json()
                        .path("new")
                        .asInt())
                .isZero();

        var figures = dora(and(NOVEMBER, "--json", "--service", "shop")).json();
        assertThat(figures.path("deployment_count").asInt()).isEqualTo(2);
        assertThat(figures.path("lead_time").path("median_s").asDouble()).isEqualTo(7200.0);
        assertThat(figures.path("change_fail_rate").asDouble()).isZero();
        assertThat(figures.path("recovery").path("median_s").isNull()).isTrue();
        assertThat(figures.path("daily_series")).hasSize(30);

        assertThat(dora("export").out().lines()).hasSize(4);
        var copy = folder.resolve("copy.ndjson");
        assertThat(dora("export", copy.toString()).out()).contains("4 events in");
        assertThat(dora("import", copy.toString()).exit()).isZero();
    }

    @Test
    void shouldReportForAPersonWithoutInventingZeros() {
        dora("import", events.toString());

        assertThat(dora(NOVEMBER).out())
                .contains("all services in all environments, 2026-11-01T00:00 to 2026-12-01T00:00 (UTC)")
                .containsPattern(
                        "Deployment frequency +0\\.07 a day \\(2 deployments on 2 days, 0 of them rollbacks\\)")
                .containsPattern("Change lead time +median 2h 0m")
                .containsPattern("Failed deployment recovery time +no data: no failed deployment recovered");
        assertThat(dora("report", "--from", "2020-01-01", "--to", "2020-02-01").out())
                .contains("no successful deployment in the window")
                .contains("Change fail rate                 no data: nothing was deployed");
    }

    @Test
    void shouldStoreNothingOfAFileWithAFault() throws IOException {
        Files.writeString(events, "{\"type\":\"incident\",\"id\":\"I\",\"severity\":1}\nnonsense\n" + EVENTS);

        var ran = dora("import", events.toString());

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .contains("nothing was stored")
                .contains("line 1: field 'severity' is not known")
                .contains("line 2: not JSON");
        assertThat(dora("export").out()).isEmpty();
    }

    @Test
    void shouldNameTheLineOfTenThousandThatIsWrong() throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 1; i <= 10_000; i++) {
            lines.add("{\"type\":\"deployment\",\"id\":\"D%d\"%s}"
                    .formatted(i, i == 3 ? ",\"finished_at\":\"today\"" : ""));
        }
        Files.write(events, lines);

        assertThat(dora("import", events.toString()).err())
                .contains("nothing was stored")
                .contains("line 3: field 'finished_at' is \"today\"");
        assertThat(dora("export").out()).isEmpty();
    }

    @Test
    void shouldShowExplainAndExportFigures() {
        dora("import", events.toString());
        var november = new String[] {"--from", "2026-11-01", "--to", "2026-12-01"};

        assertThat(dora(and(new String[] {"show"}, november)).out())
                .containsPattern("(?m)^90 days ")
                .contains("shop, production")
                .contains("2h 0m (–)");
        assertThat(dora(and(new String[] {"show", "--by", "team", "--team", "red=shop,cart", "--json"}, november))
                        .json()
                        .at("/report/rows/0/scope/team")
                        .asText())
                .isEqualTo("red");
        assertThat(dora(and(new String[] {"explain", "lead-time"}, november)).out())
                .contains("Change lead time: For each commit")
                .contains("D0  no lead times")
                .containsPattern("c1 +written 2026-11-02T08:00:00Z, 2h 0m before");
        assertThat(dora(and(new String[] {"explain", "lead-time", "--json"}, november))
                        .json()
                        .at("/units/0/deployments/1/commits/0/sha")
                        .asText())
                .isEqualTo("c1");
        for (var format : List.of("csv", "openmetrics", "json", "cdevents")) {
            assertThat(dora(and(new String[] {"export", "--format", format}, november))
                            .out())
                    .as(format)
                    .contains("shop");
        }
    }

    @Test
    void shouldShowRowsByRegionAndByTheTeamsThatTheLedgerKnows() throws IOException {
        Files.writeString(events, EVENTS + """
                {"type":"service","service":"shop","team":"red"}
                {"type":"deployment","id":"D1","regions":["eu-central-1"]}
                """);
        dora("import", events.toString());
        dora("record", "deployment", "--id", "D0", "--region", "us-east-1,eu-central-1");
        var november = new String[] {"--from", "2026-11-01", "--to", "2026-12-01"};

        assertThat(dora(and(new String[] {"show", "--by", "team"}, november)).out())
                .containsPattern("(?m)^ +red +0\\.07");
        assertThat(dora(and(new String[] {"show", "--by", "team", "--team", "blue=shop"}, november))
                        .out())
                .contains("blue")
                .doesNotContain("red");
        assertThat(dora(and(new String[] {"show", "--by", "region"}, november)).out())
                .containsPattern("(?m)^ +eu-central-1 +0\\.07")
                .containsPattern("(?m)^ +us-east-1 +0\\.03");
        assertThat(dora(and(new String[] {"export", "--format", "openmetrics", "--by", "region"}, november))
                        .out())
                .contains("slipway_dora_deployments{region=\"us-east-1\"} 1");
    }

    @Test
    void shouldCheckTheGoalsOfTheExample() {
        dora("import", events.toString());
        var goals = Path.of("examples/goals.yaml").toString();

        var checked = dora("goals", goals, "--to", "2026-11-30", "--fail");
        assertThat(checked.exit()).as("no data is not missed").isZero();
        assertThat(checked.out())
                .contains(
                        "met      Change lead time (median) of environment production, last 30 days: 2h 0m, to be at most 2d")
                .contains("no data  Payments deploys every working day: ")
                .contains("nothing is recorded of service checkout");
        assertThat(dora("goals", goals, "--to", "2026-11-30", "--service", "shop", "--json")
                        .json()
                        .at("/goals/0/value")
                        .asDouble())
                .isEqualTo(7200.0);
    }

    @Test
    void shouldEndWithANumberOfItsOwnWhenAGoalIsMissed() throws IOException {
        dora("import", events.toString());
        var goals = folder.resolve("goals.yaml");
        Files.writeString(goals, "version: 1\ngoals:\n  - {measure: lead-time, atMost: 1h, service: shop}\n");
        var asked = new String[] {"goals", goals.toString(), "--to", "2026-11-30"};

        assertThat(dora(asked).exit()).isZero();
        var failing = dora(and(asked, "--fail"));
        assertThat(failing.exit()).isEqualTo(6);
        assertThat(failing.out()).startsWith("missed ").contains("2h 0m, to be at most 1h: missed");
        assertThat(dora(and(asked, "--fail", "--json"))
                        .json()
                        .at("/goals/0/outcome")
                        .asText())
                .isEqualTo("missed");
        assertThat(dora(and(asked, "--fail", "--service", "cart")).out()).contains("no goal of the file");

        Files.writeString(goals, "version: 1\ngoals:\n  - {measure: lead-time, atMost: soon}\n");
        var wrong = dora(asked);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("goals.yaml:3:34").contains("write a time such as 2d");
    }

    @Test
    void shouldRefuseRowsByATeamThatNobodyNamedAndFiguresThatAreNone() {
        dora("import", events.toString());

        assertThat(dora("show", "--by", "team").err()).contains("--team checkout=cart,payment");
        assertThat(dora("show", "--by", "team", "--team", "a=x", "--team", "b=x")
                        .err())
                .contains("service x is of team a and of team b");
        assertThat(dora("explain", "luck").err()).contains("write one of frequency, lead-time");
    }

    @Test
    void shouldRecordADeploymentInTwoStepsAndAnIncident() {
        dora("record", "deployment", "--id", "b1", "--service", "shop", "-e", "production", "--status", "in_progress");
        dora("record", "deployment", "--id", "b1", "--status", "SUCCESS", "--finished-at", "2026-11-22T16:45:01+01:00");
        dora(
                "record",
                "incident",
                "--id",
                "i1",
                "--service",
                "shop",
                "-e",
                "production",
                "--deployment",
                "b1",
                "--opened-at",
                "2026-11-22T17:00:00+01:00",
                "--resolved-at",
                "2026-11-22T17:10:00+01:00");

        var figures = dora(and(NOVEMBER, "--json")).json();

        assertThat(figures.path("failed_ids").get(0).asText()).isEqualTo("b1");
        assertThat(figures.path("change_fail_rate").asDouble()).isEqualTo(1.0);
        assertThat(figures.path("recovery").path("median_s").asDouble()).isEqualTo(1499.0);
    }

    @Test
    void shouldRecordTheCommitsOfAWorkingCopyButNotOfAShallowClone() throws Exception {
        assumeGit();
        var copy = Files.createDirectory(folder.resolve("copy"));
        git(copy, "init", "-q");
        Files.writeString(copy.resolve("größe a.txt"), "1");
        git(copy, "add", ".");
        git(copy, "commit", "-q", "-m", "one");
        Files.writeString(copy.resolve("b.txt"), "2");
        git(copy, "add", ".");
        git(copy, "commit", "-q", "-m", "two");

        assertThat(dora("record", "commits", "--repo", "shop", copy.toString()).out())
                .contains("2 read, 2 new");
        assertThat(dora("export").out()).contains("\"paths\":[\"größe a.txt\"]").contains("\"paths\":[\"b.txt\"]");

        git(folder, "clone", "-q", "--depth", "1", copy.toUri().toString(), "shallow");
        var shallow = dora(
                "record", "commits", "--repo", "shop", folder.resolve("shallow").toString());
        assertThat(shallow.exit()).isEqualTo(2);
        assertThat(shallow.err()).contains("git fetch --unshallow");
        var clone = folder.resolve("shallow").toString();
        assertThat(dora("record", "commits", "--repo", "shop", "--unshallow", clone)
                        .out())
                .as("deepened, and all of it known")
                .contains("0 read, 0 new");
        assertThat(dora("record", "commits", "--repo", "shop", "--anew", clone).out())
                .as("the same two commits")
                .contains("2 read, 0 new");
        assertThat(dora("record", "commits", "--repo", "shop", "--unshallow", clone)
                        .exit())
                .as("a whole one stays as it is")
                .isZero();
        assertThat(dora("record", "commits", "--repo", "shop", folder.toString())
                        .err())
                .contains("not a git repository");
    }

    @Test
    void shouldRefuseWhatIsNoWindowTimeOrFile() {
        assertThat(dora("report", "--from", "soon").err()).contains("'soon' is neither a day");
        assertThat(dora("report", "--from", "2026-02-01", "--to", "2026-01-01").err())
                .contains("'to' must be later");
        assertThat(dora("report", "--timezone", "Mars").err()).contains("'Mars' is no time zone");
        assertThat(dora("import", "absent.ndjson").err()).contains("no such file");
        assertThat(dora("record", "incident", "--id", "i", "--opened-at", "yesterday"))
                .satisfies(ran -> assertThat(ran.exit()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("or now"));
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    private Ran dora(String... arguments) {
        var ledger = new String[] {"--ledger", folder.resolve("ledger").toString()};
        return Ran.slipway(and(and(new String[] {"dora"}, arguments), ledger));
    }

    private static void assumeGit() {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "git")));
        if (!there) {
            System.out.println("SKIPPED: DoraCommandsTest of commits, because there is no git");
        }
        assumeThat(there).isTrue();
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(
                        List.of("git", "-C", folder.toString(), "-c", "user.name=A", "-c", "user.email=a@example.org")
                                .stream(),
                        Stream.of(arguments))
                .toList();
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
