package io.jenkins.plugins.slipway.bitbucket.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.bitbucket.webhook.EventRefused.Fault;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads values that have to be there. */
final class Values {
    private static final int LONGEST = 1000;

    private Values() {}

    /** @param pointer {@code /push/changes} */
    static String text(JsonNode object, String pointer) throws EventRefused {
        return given(object, pointer)
                .orElseThrow(() -> new EventRefused(
                        Fault.MALFORMED, "%s must be a text of 1 to %d characters".formatted(pointer, LONGEST)));
    }

    static Optional<String> given(JsonNode object, String pointer) {
        return Optional.of(object.at(pointer))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST);
    }

    static String hash(JsonNode object, String pointer) throws EventRefused {
        var hash = text(object, pointer);
        if (!hash.matches("[0-9a-f]{7,64}")) {
            throw new EventRefused(Fault.MALFORMED, pointer + " must be the hash of a commit");
        }
        return hash;
    }

    /** {@code owner/name} with nothing that would lead elsewhere in an address. */
    static String repository(String owner, String name) throws EventRefused {
        var whole = owner + "/" + name;
        if (!whole.matches("[~\\w.{}-]{1,200}/[\\w.{}-]{1,200}")) {
            throw new EventRefused(Fault.MALFORMED, "the repository must have an owner and a name");
        }
        return whole;
    }

    /** As Cloud writes it, with an offset. */
    static Instant time(JsonNode object, String pointer) throws EventRefused {
        try {
            return OffsetDateTime.parse(text(object, pointer)).toInstant();
        } catch (DateTimeException noTime) {
            throw new EventRefused(Fault.MALFORMED, pointer + " must be an ISO-8601 time with offset", noTime);
        }
    }

    /** As Data Center writes it, in milliseconds. */
    static Instant millis(JsonNode object, String pointer) throws EventRefused {
        var value = object.at(pointer);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new EventRefused(Fault.MALFORMED, pointer + " must be milliseconds since 1970");
        }
        return Instant.ofEpochMilli(value.asLong());
    }

    static long number(JsonNode object, String pointer) throws EventRefused {
        var value = object.at(pointer);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new EventRefused(Fault.MALFORMED, pointer + " must be a whole number");
        }
        return value.asLong();
    }

    /** Of a page, for people; the site itself where there is none. */
    static URI link(JsonNode object, String pointer) {
        try {
            return URI.create(given(object, pointer).orElse(""));
        } catch (IllegalArgumentException malformed) {
            return URI.create("");
        }
    }

    static List<JsonNode> list(JsonNode object, String pointer) {
        return StreamSupport.stream(object.at(pointer).spliterator(), false).toList();
    }
}
