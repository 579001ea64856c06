package io.jenkins.plugins.slipway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.operation.Bench;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.operation.crash.CrashPoint;
import io.jenkins.plugins.slipway.operation.crash.DisturbedJournals;
import io.jenkins.plugins.slipway.operation.crash.SimulatedCrash;
import io.jenkins.plugins.slipway.spec.NotifySpec;
import io.jenkins.plugins.slipway.spec.NotifySpec.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Toy operations whose endings are told to a server on loopback. */
class NoticesTest {
    private static final byte[] SECRET = "never-in-a-journal-9c1d".getBytes(StandardCharsets.UTF_8);

    private final Receiver receiver;
    private final Bench bench = new Bench();

    NoticesTest() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Operations process() {
        var webhook = new Webhook("chat", receiver.address(), () -> SECRET);
        var notices = new Notices(name -> Optional.of(webhook).filter(known -> name.equals("chat")), bench.clock);
        return new Operations(bench.engine(bench.journals).telling(notices));
    }

    private static Map<String, String> labels(Event... events) {
        var labels = new TreeMap<>(Map.of("service", "checkout", "environment", "production", "version", "1.4.2"));
        labels.putAll(Notices.labels(List.of(new NotifySpec(EnumSet.of(events[0], events), "chat"))));
        return labels;
    }

    private Outcome run(Event... events) {
        var operations = process();
        start(operations, labels(events));
        return bench.drive(operations);
    }

    private void start(Operations operations, Map<String, String> labels) {
        bench.start(operations, labels);
    }

    private List<String> notes() {
        return bench.journals.read(Bench.ID, 0).stream()
                .filter(entry -> entry.kind() == Entry.Kind.NOTE)
                .map(entry -> entry.data().get("text").asText())
                .toList();
    }

    private String journal() {
        return bench.journals.read(Bench.ID, 0).toString();
    }

    @Test
    void shouldTellHowItEndedWithASignatureOverTheBody() {
        bench.body = (plan, run) -> {
            throw OperationFailed.because("the canary is worse");
        };

        assertThat(run(Event.FAILED).ending()).isEqualTo(Ending.FAILED);

        assertThat(receiver.got).singleElement().satisfies(message -> {
            assertThat(message.signature()).isEqualTo(Signature.of(message.body(), SECRET));
            var json = message.json();
            assertThat(json.get("form").asText()).isEqualTo("slipway.notice/1");
            assertThat(json.get("delivery").asText()).isEqualTo(message.delivery());
            assertThat(json.get("events")).hasToString("[\"failed\"]");
            assertThat(json.get("ending").asText()).isEqualTo("FAILED");
            assertThat(json.get("reason").asText()).isEqualTo("the canary is worse");
            assertThat(json.at("/operation/service").asText()).isEqualTo("checkout");
            assertThat(json.at("/operation/version").asText()).isEqualTo("1.4.2");
            assertThat(json.at("/commands/status").asText()).isEqualTo("slipway status " + Bench.ID);
            assertThat(json.get("sentAt").asText())
                    .isEqualTo(bench.clock.instant().toString());
        });
        assertThat(bench.written()).endsWith(Entry.Kind.OUTCOME);
    }

    @Test
    void shouldSayNothingWhenNobodyAskedForThisEvent() {
        assertThat(run(Event.FAILED).ending()).isEqualTo(Ending.DONE);

        assertThat(receiver.got).isEmpty();
    }

    @Test
    void shouldTryAgainUntilItIsTakenWithTheSameDelivery() {
        receiver.answer(503, 429, 200);

        assertThat(run(Event.DONE).ending()).isEqualTo(Ending.DONE);

        assertThat(receiver.got)
                .hasSize(3)
                .extracting(Receiver.Message::delivery)
                .containsOnly(receiver.got.get(0).delivery());
        assertThat(notes()).isEmpty();
    }

    @Test
    void shouldEndAllTheSameWhenNobodyTakesIt() {
        receiver.answer(500, 500, 500, 500, 500, 500, 500, 500, 500, 500);

        assertThat(run(Event.DONE).ending()).isEqualTo(Ending.DONE);

        assertThat(notes())
                .singleElement()
                .asString()
                .contains("webhook chat did not take")
                .contains("HTTP 500");
        assertThat(bench.elapsed()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(75));
        assertThat(receiver.got).hasSizeBetween(5, 8);
    }

    @Test
    void shouldNotTryAgainWhenItIsRefusedForGood() {
        receiver.answer(404);

        run(Event.DONE);

        assertThat(receiver.got).hasSize(1);
        assertThat(notes()).singleElement().asString().contains("HTTP 404");
    }

    @Test
    void shouldEndAndSaySoWhenTheWebhookIsGoneOrNeverWasThere() {
        receiver.close();
        assertThat(run(Event.DONE).ending()).isEqualTo(Ending.DONE);
        assertThat(notes()).singleElement().asString().contains("no answer");

        var other = new Bench();
        var operations = new Operations(
                other.engine(other.journals).telling(new Notices(name -> Optional.empty(), other.clock)));
        other.start(operations, labels(Event.DONE));
        assertThat(other.drive(operations).ending()).isEqualTo(Ending.DONE);
        assertThat(other.journals.read(Bench.ID, 0).toString()).contains("it is not defined");
    }

    @Test
    void shouldKeepAddressAndSecretOutOfTheJournal() {
        receiver.answer(500, 404);
        run(Event.DONE);
        assertThat(journal())
                .contains("chat")
                .doesNotContain("tell-nobody")
                .doesNotContain(new String(SECRET, StandardCharsets.UTF_8))
                .doesNotContain(receiver.address().getHost());
    }

    @Test
    void shouldStillTellTheSameWhenAnAbortArrivesAfterTheEndingWasDecided() {
        receiver.answer(503);
        var operations = process();
        start(operations, labels(Event.DONE, Event.FAILED, Event.ROLLED_BACK));
        while (receiver.got.isEmpty()) {
            bench.clock.moveTo(((Step.Parked) operations.advance(Bench.ID)).wake());
        }
        bench.abort();

        assertThat(bench.drive(process()).ending()).isEqualTo(Ending.DONE);
        assertThat(receiver.got)
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.json().get("events")).hasToString("[\"done\"]"));
    }

    @Test
    void shouldTellAtLeastOnceWhereverTheProcessDies() {
        bench.body = (plan, run) ->
                run.effect(Effect.named("one", String.class).repeatable().doing(token -> "done"));
        run(Event.DONE);
        var entries = bench.journals.read(Bench.ID, 0).size();
        var deliveries = new HashSet<String>();
        for (int seq = 0; seq < entries; seq++) {
            for (var side : CrashPoint.Side.values()) {
                receiver.got.clear();
                var where = new CrashPoint(seq, side);

                assertThat(killedAt(where).ending()).as(where.toString()).isEqualTo(Ending.DONE);
                assertThat(receiver.got).as(where.toString()).hasSizeBetween(1, 2);
                receiver.got.forEach(message -> deliveries.add(message.delivery()));
            }
        }
        assertThat(entries).isGreaterThan(6);
        assertThat(deliveries).hasSize(1);
    }

    /** Another process goes on once the lease of the dead one has run out. */
    private Outcome killedAt(CrashPoint where) {
        var again = new Bench();
        again.body = bench.body;
        var webhook = new Webhook("chat", receiver.address(), () -> SECRET);
        var notices = new Notices(name -> Optional.of(webhook), again.clock);
        var dying = DisturbedJournals.crashingAt(again.journals, where);
        assertThatThrownBy(() -> {
                    var operations = new Operations(again.engine(dying).telling(notices));
                    again.start(operations, labels(Event.DONE));
                    again.drive(operations);
                })
                .isInstanceOf(SimulatedCrash.class);
        var heir = new Operations(again.engine(again.journals).telling(notices));
        if (again.journals.find(Bench.ID).isEmpty()) {
            again.clock.moveTo(again.clock.instant().plus(Duration.ofMinutes(5)));
            again.start(heir, labels(Event.DONE));
        }
        return again.drive(heir);
    }

    @Test
    void shouldTellThatItWaitsForAPersonOnceAndThenHowItEnded() {
        bench.body = (plan, run) -> run.signal(
                        "approval 1", "approval before wave rest", Set.of(Signal.APPROVE), Duration.ofDays(1))
                .by();
        var operations = process();
        start(operations, labels(Event.WAITING, Event.DONE));
        for (int i = 0; i < 3; i++) {
            operations.advance(Bench.ID);
            bench.clock.moveTo(bench.clock.instant().plusSeconds(60));
        }

        assertThat(receiver.got).singleElement().satisfies(message -> {
            assertThat(message.json().get("events")).hasToString("[\"waiting\"]");
            assertThat(message.json().get("reason").asText()).contains("approval before wave rest");
            assertThat(message.json().at("/commands/approve").asText()).isEqualTo("slipway approve " + Bench.ID);
        });
        bench.journals.send(Bench.ID, new Signal(Signal.APPROVE, "bob", "", bench.clock.instant()));
        assertThat(bench.drive(operations).ending()).isEqualTo(Ending.DONE);
        assertThat(receiver.got).hasSize(2);
    }

    @Test
    void shouldReadWhatItWroteAmongTheLabels() {
        var label = Notices.labels(List.of(
                new NotifySpec(EnumSet.of(Event.FAILED), "chat"), new NotifySpec(EnumSet.of(Event.DONE), "chat")));

        assertThat(label).containsEntry("notify", "chat:done,failed");
        assertThat(Notices.labels(List.of())).isEmpty();
    }
}
