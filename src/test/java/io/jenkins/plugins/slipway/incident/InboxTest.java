package io.jenkins.plugins.slipway.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.incident.MessageRefused.Fault;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.notify.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");
    private static final byte[] SECRET = "not a real secret".getBytes(StandardCharsets.UTF_8);
    private static final Sender PAGER = new Sender("pager", SECRET, none(), none(), none());
    private static final Sender ALARMS = new Sender(
            "alarms",
            SECRET,
            none(),
            none(),
            Optional.of(Pattern.compile("(?<service>.+)-(?<environment>[a-z]+)-5xx")));

    private final Ledger ledger = Ledger.inMemory();
    private final Inbox inbox = new Inbox(ledger, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void shouldWriteDownWhatASignedMessageSaysOnce() throws Exception {
        var opened = notice(
                "1",
                "\"id\":\"I1\",\"service\":\"shop\",\"environment\":\"production\","
                        + "\"opened_at\":\"2026-11-22T17:58:00+01:00\"");

        assertThat(take(PAGER, opened).isNew()).isTrue();
        assertThat(take(PAGER, opened).isNew()).isFalse();
        take(PAGER, notice("2", "\"id\":\"I1\",\"resolved_at\":\"2026-11-22T17:00:00Z\""));

        assertThat(incident().service()).isEqualTo("shop");
        assertThat(incident().openedAt()).isEqualTo("2026-11-22T16:58:00Z");
        assertThat(incident().resolvedAt()).isEqualTo("2026-11-22T17:00:00Z");
        assertThat(ledger.doraEvents().all()).hasSize(2);
    }

    @Test
    void shouldRefuseWhatIsNotSignedByItsSecret() {
        var body = notice("1", "\"id\":\"I1\"");
        var other = Signature.of(body.getBytes(StandardCharsets.UTF_8), "another".getBytes(StandardCharsets.UTF_8));

        for (var signature : new String[] {null, "", "sha256=00", other}) {
            assertRefused(Fault.UNSIGNED, "X-Slipway-Signature", PAGER, body, signature);
        }
        assertThat(ledger.doraEvents().all()).isEmpty();
    }

    @Test
    void shouldRefuseAnOldMessageAlthoughItIsSigned() {
        var body = notice("1", "\"id\":\"I1\"").replace("17:00:00Z", "16:54:59Z");

        assertRefused(Fault.UNSIGNED, "more than 5 minutes", PAGER, body, signed(body));
    }

    @Test
    void shouldSayWhichFieldIsWrong() {
        assertMalformed("field 'oppened_at' is not known", notice("1", "\"id\":\"I1\",\"oppened_at\":\"x\""));
        assertMalformed("field 'opened_at'", notice("1", "\"id\":\"I1\",\"opened_at\":\"yesterday\""));
        assertMalformed("field 'id' is missing", notice("1", "\"cause\":\"change\""));
        assertMalformed("field 'delivery'", "{\"sent_at\":\"2026-11-22T17:00:00Z\",\"id\":\"I1\"}");
        assertMalformed("field 'sent_at'", "{\"delivery\":\"1\",\"sent_at\":7,\"id\":\"I1\"}");
        assertMalformed("field 'type'", notice("1", "\"type\":\"deployment\",\"id\":\"D1\""));
        assertMalformed("one JSON object", "[1]");
        assertMalformed("JSON in UTF-8", "{\"delivery\":");
        assertMalformed("JSON in UTF-8", "{\"delivery\":\"1\",\"delivery\":\"2\"}");
    }

    @Test
    void shouldRefuseMoreThanAMegabyteBeforeItLooksAtIt() {
        var body = "x".repeat(Inbox.MOST_BYTES + 1);

        assertRefused(Fault.TOO_LONG, "at most 1000000 bytes", PAGER, body, null);
    }

    @Test
    void shouldLetASenderSpeakOfItsOwnServiceOnly() throws Exception {
        var shop = new Sender("shop", SECRET, Optional.of("shop"), Optional.of("production"), none());
        take(shop, notice("1", "\"id\":\"I1\",\"opened_at\":\"2026-11-22T16:00:00Z\""));
        var other = notice("2", "\"id\":\"I2\",\"service\":\"billing\"");

        assertThat(incident().service()).isEqualTo("shop");
        assertRefused(Fault.FORBIDDEN, "only, not for 'billing'", shop, other, signed(other));
    }

    @Test
    void shouldNotLetASenderTouchTheIncidentOfAnotherService() throws Exception {
        take(PAGER, notice("1", "\"id\":\"I1\",\"service\":\"billing\",\"environment\":\"production\""));
        var shop = new Sender("shop", SECRET, Optional.of("shop"), none(), none());
        var taken = notice("2", "\"id\":\"I1\",\"resolved_at\":\"2026-11-22T16:00:00Z\"");

        assertRefused(Fault.FORBIDDEN, "incident 'I1' belongs to service 'billing'", shop, taken, signed(taken));
    }

    @Test
    void shouldOpenAndResolveAnIncidentAsAnAlarmRingsAndStops() throws Exception {
        take(ALARMS, alarm("e1", "OK", "16:00", "ALARM", "16:40"));
        assertThat(incident().service()).isEqualTo("check-out");
        assertThat(incident().environment()).isEqualTo("production");
        assertThat(incident().openedAt()).isEqualTo("2026-11-22T16:40:00.985Z");
        assertThat(incident().resolvedAt()).isNull();

        take(ALARMS, alarm("e2", "ALARM", "16:40", "OK", "16:55"));
        assertThat(incident().resolvedAt()).isEqualTo("2026-11-22T16:55:00.985Z");
    }

    @Test
    void shouldComeToTheSameIncidentWhenTheMessagesOfAnAlarmArriveTheOtherWayRound() throws Exception {
        take(ALARMS, alarm("e2", "ALARM", "16:40", "OK", "16:55"));
        take(ALARMS, alarm("e1", "OK", "16:00", "ALARM", "16:40"));

        assertThat(incident().openedAt()).isEqualTo("2026-11-22T16:40:00.985Z");
        assertThat(incident().resolvedAt()).isEqualTo("2026-11-22T16:55:00.985Z");
    }

    @Test
    void shouldKeepAnIncidentOpenWhileItsAlarmHasNoData() throws Exception {
        take(ALARMS, alarm("e1", "OK", "16:00", "ALARM", "16:40"));
        assertThat(take(ALARMS, alarm("e2", "ALARM", "16:40", "INSUFFICIENT_DATA", "16:45"))
                        .incident())
                .isEmpty();
        assertThat(take(ALARMS, alarm("e3", "INSUFFICIENT_DATA", "16:45", "ALARM", "16:47"))
                        .incident())
                .isEmpty();
        take(ALARMS, alarm("e4", "INSUFFICIENT_DATA", "16:50", "OK", "16:55"));

        assertThat(incident().openedAt()).isEqualTo("2026-11-22T16:40:00.985Z");
        assertThat(incident().resolvedAt()).isEqualTo("2026-11-22T16:55:00.985Z");
    }

    @Test
    void shouldRefuseAnAlarmThatNothingSaysWhereItBelongs() {
        var unplaced = alarm("e1", "OK", "16:00", "ALARM", "16:40");
        var foreign = unplaced.replace("check-out-production-5xx", "disk-full");

        assertRefused(Fault.FORBIDDEN, "(?<service>…)", PAGER, unplaced, signed(unplaced));
        assertRefused(Fault.FORBIDDEN, "does not speak for alarm 'disk-full'", ALARMS, foreign, signed(foreign));
    }

    @Property(tries = 2_000)
    void shouldAnswerEverySignedBodyWithAReceiptOrAReason(@ForAll String text) {
        var body =
                text.isEmpty() ? "{}" : notice(text.replaceAll("[\"\\\\\\p{Cntrl}]", "x"), "\"id\":\"" + text + "\"");
        try {
            take(PAGER, body);
        } catch (MessageRefused refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("not a real secret");
        }
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static String notice(String delivery, String fields) {
        return "{\"delivery\":\"%s\",\"sent_at\":\"2026-11-22T17:00:00Z\",%s}".formatted(delivery, fields);
    }

    private static String alarm(String id, String before, String since, String state, String at) {
        return """
                {"version":"0","id":"%s","detail-type":"CloudWatch Alarm State Change","source":"aws.cloudwatch",
                 "account":"123456789012","time":"2026-11-22T%s:01Z","region":"eu-central-1",
                 "resources":["arn:aws:cloudwatch:eu-central-1:123456789012:alarm:check-out-production-5xx"],
                 "detail":{"alarmName":"check-out-production-5xx","configuration":{"description":"5xx"},
                  "previousState":{"reason":"…","timestamp":"2026-11-22T%s:00.985+0000","value":"%s"},
                  "state":{"reason":"…","timestamp":"2026-11-22T%s:00.985+0000","value":"%s"}}}
                """.formatted(id, at, since, before, at, state);
    }

    private static String signed(String body) {
        return Signature.of(body.getBytes(StandardCharsets.UTF_8), SECRET);
    }

    private Inbox.Receipt take(Sender sender, String body) throws MessageRefused {
        return inbox.take(sender, body.getBytes(StandardCharsets.UTF_8), signed(body));
    }

    private void assertMalformed(String words, String body) {
        assertRefused(Fault.MALFORMED, words, PAGER, body, signed(body));
    }

    private void assertRefused(Fault fault, String words, Sender sender, String body, String signature) {
        assertThatThrownBy(() -> inbox.take(sender, body.getBytes(StandardCharsets.UTF_8), signature))
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        MessageRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    private Incident incident() {
        return (Incident) DoraEvent.merged(ledger.doraEvents().all()).iterator().next();
    }
}
