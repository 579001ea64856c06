package io.jenkins.plugins.slipway.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.incident.MessageRefused.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Reads fields that have to be there. */
final class Fields {
    private static final int LONGEST = 200;
    /** With a colon in the offset, or as CloudWatch writes it, without. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private Fields() {}

    static String text(JsonNode object, String name) throws MessageRefused {
        var value = object.path(name).asText("");
        if (value.isBlank() || value.length() > LONGEST) {
            throw new MessageRefused(
                    Fault.MALFORMED, "field '%s' must be a text of 1 to %d characters".formatted(name, LONGEST));
        }
        return value;
    }

    static Instant time(JsonNode object, String name) throws MessageRefused {
        try {
            return OffsetDateTime.parse(text(object, name), TIME).toInstant();
        } catch (DateTimeException noTime) {
            throw new MessageRefused(
                    Fault.MALFORMED,
                    "field '%s' must be an ISO-8601 time with offset, such as 2026-11-22T16:45:01+01:00"
                            .formatted(name));
        }
    }
}
