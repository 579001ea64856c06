package io.jenkins.plugins.slipway.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.incident.MessageRefused.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * An alarm's change of state, as EventBridge passes it on. An incident is open from ALARM to the next OK; it is named after the
 * alarm and the moment at which it rang, so that messages may come in any order.
 *
 * <p>Form: "CloudWatch Alarm State Change", Amazon CloudWatch User Guide, "Alarm events and EventBridge".
 */
final class AlarmNotice {
    static final String TYPE = "CloudWatch Alarm State Change";

    /** EventBridge tries for a day to pass it on. */
    static final Duration GOOD_FOR = Duration.ofHours(25);

    private AlarmNotice() {}

    static Message read(JsonNode body, Sender sender, OpenIncidents open) throws MessageRefused {
        var detail = body.path("detail");
        var name = Fields.text(detail, "alarmName");
        var alarm = body.path("resources").path(0).asText(name);
        var changed = Fields.time(detail.path("state"), "timestamp");
        var delivery = Fields.text(body, "id");
        var sentAt = Fields.time(body, "time");
        switch (Fields.text(detail.path("state"), "value")) {
            case "ALARM":
                var isOpen = open.newestOf(alarm + "@").isPresent();
                var opened = incident(alarm + "@" + changed, name, sender, changed, null);
                return new Message(delivery, sentAt, GOOD_FOR, isOpen ? Optional.empty() : Optional.of(opened));
            case "OK":
                var rang = ranBefore(detail).map(since -> alarm + "@" + since).or(() -> open.newestOf(alarm + "@"));
                return new Message(delivery, sentAt, GOOD_FOR, resolved(rang, name, sender, changed));
            default:
                return new Message(delivery, sentAt, GOOD_FOR, Optional.empty());
        }
    }

    /** When it had rung, if it rang until now; not known when it lost its data in between. */
    private static Optional<Instant> ranBefore(JsonNode detail) throws MessageRefused {
        var before = detail.path("previousState");
        return before.path("value").asText().equals("ALARM")
                ? Optional.of(Fields.time(before, "timestamp"))
                : Optional.empty();
    }

    private static Optional<Incident> resolved(Optional<String> id, String name, Sender sender, Instant at)
            throws MessageRefused {
        return id.isEmpty() ? Optional.empty() : Optional.of(incident(id.get(), name, sender, null, at));
    }

    private static Incident incident(String id, String name, Sender sender, Instant opened, Instant resolved)
            throws MessageRefused {
        var match = sender.alarms().map(pattern -> pattern.matcher(name));
        if (match.isPresent() && !match.get().matches()) {
            throw new MessageRefused(Fault.FORBIDDEN, "%s does not speak for alarm '%s'".formatted(sender, name));
        }
        return new Incident(
                id,
                said(sender.service(), match, "service", name),
                said(sender.environment(), match, "environment", name),
                opened,
                resolved,
                null,
                null,
                null);
    }

    private static String said(Optional<String> only, Optional<Matcher> match, String group, String alarm)
            throws MessageRefused {
        var found = only.or(() -> match.filter(of -> of.pattern().pattern().contains("(?<" + group + ">"))
                .map(of -> of.group(group)));
        return found.orElseThrow(() -> new MessageRefused(
                Fault.FORBIDDEN,
                "nothing says which %s alarm '%s' is of: the sender has to have one, or a pattern for alarms with a group (?<%s>…)"
                        .formatted(group, alarm, group)));
    }
}
