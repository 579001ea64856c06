package io.jenkins.plugins.slipway.bitbucket.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.BuildStatus.State;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.Result;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.NotOffered;
import io.jenkins.plugins.slipway.operation.Bench;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Notifier;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.crash.CrashPoint;
import io.jenkins.plugins.slipway.operation.crash.DisturbedJournals;
import io.jenkins.plugins.slipway.operation.crash.SimulatedCrash;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Toy operations whose endings are shown in a Bitbucket in memory. */
class PublishingTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String STATUS = "slipway-toy-checkout-production";

    private final RememberedBitbucket bitbucket = RememberedBitbucket.cloud();
    private final Bench bench = new Bench();

    private static Notifier publishing(Bench bench, Repositories repositories) {
        return new Publishing(
                repositories,
                new Records() {
                    @Override
                    public Optional<OperationStory> story(OperationId id) {
                        return bench.journals
                                .find(id)
                                .map(head -> new OperationStory(
                                        head,
                                        bench.journals.read(id, 0),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()));
                    }

                    @Override
                    public Optional<DoraMovement> movement(OperationRecord operation, Instant end) {
                        return Optional.empty();
                    }
                },
                bench.clock);
    }

    private static Map<String, String> labels() {
        var labels = new TreeMap<>(Map.of("service", "checkout", "environment", "production", "version", "1.4.2"));
        labels.putAll(Showcase.of("acme", "acme/checkout", COMMIT)
                .linked(Optional.of(URI.create("https://ci.example.com/7")))
                .labels());
        return labels;
    }

    private Outcome run() {
        var operations = new Operations(bench.engine(bench.journals).telling(publishing(bench, bitbucket)));
        bench.start(operations, labels());
        return bench.drive(operations);
    }

    private List<String> notes() {
        return bench.journals.read(Bench.ID, 0).stream()
                .filter(entry -> entry.kind() == Entry.Kind.NOTE)
                .map(entry -> entry.data().get("text").asText())
                .toList();
    }

    @Test
    void shouldShowStatusAndReportWhenItIsDone() {
        assertThat(run().ending()).isEqualTo(Ending.DONE);

        assertThat(bitbucket.statuses.values()).singleElement().satisfies(status -> {
            assertThat(status.key()).isEqualTo(STATUS);
            assertThat(status.state()).isEqualTo(State.SUCCESSFUL);
            assertThat(status.name()).isEqualTo("Slipway: toy checkout 1.4.2 in production");
            assertThat(status.link()).hasToString("https://ci.example.com/7");
        });
        assertThat(bitbucket.reports.get(STATUS).result()).isEqualTo(Result.PASSED);
        assertThat(notes()).isEmpty();
        assertThat(bench.written()).endsWith(Entry.Kind.OUTCOME);
    }

    @Test
    void shouldSayWhyWhenItFails() {
        bench.body = (plan, run) -> {
            throw OperationFailed.because("the canary is\nworse");
        };

        run();

        assertThat(bitbucket.statuses.get(STATUS).state()).isEqualTo(State.FAILED);
        assertThat(bitbucket.statuses.get(STATUS).description())
                .startsWith("failed, and taken back, after ")
                .endsWith(": the canary is worse");
        assertThat(bitbucket.reports.values()).extracting("result").containsExactly(Result.FAILED);
    }

    @Test
    void shouldSayStoppedWhenSomebodyAbortsIt() {
        var operations = new Operations(bench.engine(bench.journals).telling(publishing(bench, bitbucket)));
        bench.start(operations, labels());
        bench.abort();

        assertThat(bench.drive(operations).ending()).isEqualTo(Ending.ABORTED);

        assertThat(bitbucket.statuses.get(STATUS).state()).isEqualTo(State.STOPPED);
        assertThat(bitbucket.statuses.get(STATUS).description()).contains("aborted by bob");
    }

    @Test
    void shouldTryAgainWhileBitbucketDoesNotAnswer() {
        bitbucket.troubles.add(new BitbucketUnavailable("HTTP 503", null));
        bitbucket.troubles.add(new BitbucketUnavailable("asked to wait", null));

        assertThat(run().ending()).isEqualTo(Ending.DONE);

        assertThat(bitbucket.statuses).hasSize(1);
        assertThat(bitbucket.reports).hasSize(1);
        assertThat(notes()).isEmpty();
    }

    @Test
    void shouldEndAndNoteItOnceWhenBitbucketNeverAnswers() {
        for (int i = 0; i < 40; i++) {
            bitbucket.troubles.add(new BitbucketUnavailable("no answer of bitbucket.org", null));
        }

        assertThat(run().ending()).isEqualTo(Ending.DONE);

        assertThat(notes())
                .containsExactly("not shown in Bitbucket at commit " + COMMIT + " of acme/checkout: build status "
                        + STATUS + ", report (no answer of bitbucket.org)");
        assertThat(bench.elapsed()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(90));
        assertThat(bitbucket.calls).isBetween(12, 16);
    }

    @Test
    void shouldNameTheMissingScopeAndStillShowTheRest() {
        bitbucket.statusesRefused = new BitbucketRefused("the token lacks the scope repository:write", null);

        assertThat(run().ending()).isEqualTo(Ending.DONE);

        assertThat(bitbucket.reports).hasSize(1);
        assertThat(notes())
                .singleElement()
                .asString()
                .contains("repository:write")
                .doesNotContain("report");
    }

    @Test
    void shouldSayWhatTheProxyOfAStepCannotDo() {
        bitbucket.statusesRefused = new NotOffered("the proxy of a step takes reports only", null);

        run();

        assertThat(notes()).singleElement().asString().contains("the proxy of a step takes reports only");
    }

    @Test
    void shouldNotTryAgainWhenTheCommitIsNotThere() {
        bitbucket.troubles.add(new NotInBitbucket("no commit " + COMMIT, null));
        bitbucket.troubles.add(new NotInBitbucket("no commit " + COMMIT, null));

        run();

        assertThat(bitbucket.calls).isEqualTo(2);
        assertThat(notes()).singleElement().asString().contains("no commit");
    }

    @Test
    void shouldEndAndSaySoWhenTheConnectionIsNotDefinedHereOrItsTokenIsGone() {
        var elsewhere = new Bench();
        var operations = new Operations(elsewhere
                .engine(elsewhere.journals)
                .telling(publishing(elsewhere, (connection, repository) -> Optional.empty())));
        elsewhere.start(operations, labels());

        assertThat(elsewhere.drive(operations).ending()).isEqualTo(Ending.DONE);
        assertThat(elsewhere.journals.read(Bench.ID, 0).toString()).contains("'acme' is not defined");

        bitbucket.before = () -> {
            throw new IllegalStateException("environment variable ACME_TOKEN is not set");
        };
        assertThat(run().ending()).isEqualTo(Ending.DONE);
        assertThat(notes()).singleElement().asString().contains("ACME_TOKEN is not set");
    }

    @Test
    void shouldLeaveAnOperationAloneThatIsShownNowhere() {
        var operations = new Operations(bench.engine(bench.journals).telling(publishing(bench, bitbucket)));
        bench.start(operations, Map.of("service", "checkout"));

        assertThat(bench.drive(operations).ending()).isEqualTo(Ending.DONE);
        assertThat(bitbucket.calls).isZero();
        assertThat(bench.written()).doesNotContain(Entry.Kind.ENDED);
    }

    @Test
    void shouldShowTheSameWhereverTheProcessDies() {
        bench.body = (plan, run) ->
                run.effect(Effect.named("one", String.class).repeatable().doing(token -> "done"));
        run();
        var entries = bench.journals.read(Bench.ID, 0).size();
        for (int seq = 0; seq < entries; seq++) {
            for (var side : CrashPoint.Side.values()) {
                var where = new CrashPoint(seq, side);
                var seen = RememberedBitbucket.cloud();

                assertThat(killedAt(where, seen).ending()).as(where.toString()).isEqualTo(Ending.DONE);
                assertThat(seen.statuses.keySet()).as(where.toString()).containsExactly(STATUS);
                assertThat(seen.reports).as(where.toString()).hasSize(1);
                assertThat(seen.calls).as(where.toString()).isBetween(2, 3);
            }
        }
        assertThat(entries).isGreaterThan(8);
    }

    private Outcome killedAt(CrashPoint where, RememberedBitbucket seen) {
        var again = new Bench();
        again.body = bench.body;
        var publishing = publishing(again, seen);
        var dying = DisturbedJournals.crashingAt(again.journals, where);
        assertThatThrownBy(() -> {
                    var operations = new Operations(again.engine(dying).telling(publishing));
                    again.start(operations, labels());
                    again.drive(operations);
                })
                .isInstanceOf(SimulatedCrash.class);
        var heir = new Operations(again.engine(again.journals).telling(publishing));
        if (again.journals.find(Bench.ID).isEmpty()) {
            again.clock.moveTo(again.clock.instant().plus(Duration.ofMinutes(5)));
            again.start(heir, labels());
        }
        return again.drive(heir);
    }

    @Test
    void shouldTellBothOfAPair() {
        var told = new ArrayList<String>();
        var other = new Notifier() {
            @Override
            public boolean isWanted(OperationRecord operation) {
                return true;
            }

            @Override
            public void ended(OperationRecord operation, Outcome outcome, Set<String> takenBack, Run run) {
                told.add(run.now("other").toString());
            }

            @Override
            public void waiting(OperationRecord operation, String name, String what, Run run) {}
        };
        var operations = new Operations(bench.engine(bench.journals).telling(other.and(publishing(bench, bitbucket))));
        bench.start(operations, labels());

        bench.drive(operations);

        assertThat(told).isNotEmpty();
        assertThat(bitbucket.statuses).hasSize(1);
    }
}
