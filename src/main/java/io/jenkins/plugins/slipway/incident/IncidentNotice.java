package io.jenkins.plugins.slipway.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.dora.InvalidEvents;
import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.incident.MessageRefused.Fault;
import java.io.StringReader;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The plain form: the fields of an incident as events have them, beside {@code delivery} and {@code sent_at}. */
final class IncidentNotice {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private IncidentNotice() {}

    static Message read(ObjectNode body, Sender sender) throws MessageRefused {
        var delivery = Fields.text(body, "delivery");
        var sentAt = Fields.time(body, "sent_at");
        var event = body.deepCopy().remove(Set.of("delivery", "sent_at"));
        if (!event.path("type").asText("incident").equals("incident")) {
            throw new MessageRefused(Fault.MALFORMED, "field 'type' must be incident here");
        }
        var incident = incident(((ObjectNode) event).put("type", "incident"));
        return new Message(delivery, sentAt, GOOD_FOR, Optional.of(placed(incident, sender)));
    }

    private static Incident incident(JsonNode event) throws MessageRefused {
        try {
            return (Incident) Ndjson.read(new StringReader(event.toString())).get(0);
        } catch (InvalidEvents wrong) {
            throw new MessageRefused(Fault.MALFORMED, wrong.getMessage().replace("line 1: ", ""));
        }
    }

    /** A sender of one service need not name it. */
    private static Incident placed(Incident said, Sender sender) throws MessageRefused {
        return new Incident(
                said.id(),
                only("service", said.service(), sender.service(), sender),
                only("environment", said.environment(), sender.environment(), sender),
                said.openedAt(),
                said.resolvedAt(),
                said.deploymentId(),
                said.cause(),
                null);
    }

    private static String only(String field, String said, Optional<String> allowed, Sender sender)
            throws MessageRefused {
        if (allowed.isPresent() && said != null && !allowed.get().equals(said)) {
            throw new MessageRefused(
                    Fault.FORBIDDEN,
                    "%s speaks for %s '%s' only, not for '%s'".formatted(sender, field, allowed.get(), said));
        }
        return allowed.orElse(said);
    }
}
