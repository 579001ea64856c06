package io.jenkins.plugins.slipway.incident;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.incident.MessageRefused.Fault;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.notify.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Takes signed messages about incidents, each once. */
public final class Inbox {
    /** Of a body. */
    public static final int MOST_BYTES = 1_000_000;

    /** Ids are kept for longer than any message is good. */
    private static final Duration MEMORY = AlarmNotice.GOOD_FOR.multipliedBy(3);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Ledger ledger;
    private final Clock clock;

    public Inbox(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What became of a message that was taken.
     *
     * @param incident empty when it tells of nothing that counts
     * @param isNew false when it was taken before
     */
    public record Receipt(Optional<Incident> incident, boolean isNew) {}

    /**
     * Checks who says it, before anything is read, and writes it down.
     *
     * @param signature {@code sha256=} and the HMAC-SHA256 of the body in hex, or null
     * @throws MessageRefused when it is not taken; nothing was written
     */
    public Receipt take(Sender sender, byte[] body, String signature) throws MessageRefused {
        if (body.length > MOST_BYTES) {
            throw new MessageRefused(Fault.TOO_LONG, "a message has at most " + MOST_BYTES + " bytes");
        }
        if (!isGenuine(sender, body, signature)) {
            throw new MessageRefused(
                    Fault.UNSIGNED, "X-Slipway-Signature must be sha256= and the HMAC-SHA256 of the body, in hex");
        }
        var message = read(sender, body);
        var age = Duration.between(message.sentAt(), clock.instant()).abs();
        if (age.compareTo(message.goodFor()) > 0) {
            throw new MessageRefused(
                    Fault.UNSIGNED,
                    "sent at %s, which is more than %d minutes from now"
                            .formatted(message.sentAt(), message.goodFor().toMinutes()));
        }
        if (message.incident().isPresent()) {
            requireOwn(sender, message.incident().get().id());
        }
        var isNew = ledger.messages()
                .take(
                        sender.name(),
                        message.delivery(),
                        message.incident().stream().toList(),
                        MEMORY);
        return new Receipt(message.incident(), isNew);
    }

    /** What was said before of an incident by others: a sender of one service may not close those of another. */
    private void requireOwn(Sender sender, String incident) throws MessageRefused {
        var events = ledger.doraEvents();
        requireOnly(sender, sender.service(), "service", events.servicesOf("incident", incident), incident);
        requireOnly(sender, sender.environment(), "environment", events.environmentsOf("incident", incident), incident);
    }

    private static void requireOnly(
            Sender sender, Optional<String> own, String what, Set<String> known, String incident)
            throws MessageRefused {
        for (var other : known) {
            if (own.isPresent() && !own.get().equals(other)) {
                throw new MessageRefused(
                        Fault.FORBIDDEN,
                        "incident '%s' belongs to %s '%s', and %s speaks for '%s' only"
                                .formatted(incident, what, other, sender, own.get()));
            }
        }
    }

    private static boolean isGenuine(Sender sender, byte[] body, String signature) {
        var expected = Signature.of(body, sender.secret()).getBytes(StandardCharsets.US_ASCII);
        return signature != null && MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
    }

    private Message read(Sender sender, byte[] body) throws MessageRefused {
        if (!(json(body) instanceof ObjectNode object)) {
            throw new MessageRefused(Fault.MALFORMED, "the body must be one JSON object");
        }
        return object.path("detail-type").asText().equals(AlarmNotice.TYPE)
                ? AlarmNotice.read(object, sender, ledger.doraEvents()::newestOpenIncident)
                : IncidentNotice.read(object, sender);
    }

    private static JsonNode json(byte[] body) throws MessageRefused {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new MessageRefused(Fault.MALFORMED, "the body must be JSON in UTF-8");
        }
    }
}
