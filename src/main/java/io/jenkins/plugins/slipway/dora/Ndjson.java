package io.jenkins.plugins.slipway.dora;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Events as text: one JSON object a line, nothing but the fields of docs/dora.md. */
public final class Ndjson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new SimpleModule().addDeserializer(Instant.class, new AnyOffset()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Ndjson() {}

    /**
     * Reads all events, in the order of the lines; empty lines are passed over.
     *
     * @throws InvalidEvents when any line is not an event, with every fault
     */
    public static List<DoraEvent> read(Reader text) {
        var events = new ArrayList<DoraEvent>();
        var faults = new ArrayList<InvalidEvents.Fault>();
        var lines = new BufferedReader(text);
        try {
            int number = 1;
            for (var line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                var bare = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
                if (!bare.isEmpty()) {
                    readLine(bare, number, events, faults);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the events cannot be read: " + unreadable.getMessage(), unreadable);
        }
        if (!faults.isEmpty()) {
            throw new InvalidEvents(faults);
        }
        return events;
    }

    /** Writes each event as a line; fields that are not known are left out. */
    public static void write(Collection<? extends DoraEvent> events, Writer text) throws IOException {
        for (var event : events) {
            text.write(line(event));
            text.write('\n');
        }
    }

    /** One event, without the end of the line. */
    public static String line(DoraEvent event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("cannot be written: " + event, unwritable);
        }
    }

    /** Reads a line that {@link #line} wrote. */
    public static DoraEvent event(String line) {
        try {
            return MAPPER.readValue(line, DoraEvent.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not an event: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    private static void readLine(String line, int number, List<DoraEvent> events, List<InvalidEvents.Fault> faults) {
        try {
            var object = MAPPER.readTree(line);
            var type = object.path("type").asText();
            var shape = EventShape.BY_TYPE.get(type);
            var wrong = !object.isObject()
                    ? List.of("not a JSON object")
                    : shape == null
                            ? List.of("field 'type' is '" + type + "', must be commit, deployment, incident or service")
                            : shape.faults(object);
            if (wrong.isEmpty()) {
                events.add(MAPPER.treeToValue(object, DoraEvent.class));
            }
            wrong.forEach(what -> faults.add(new InvalidEvents.Fault(number, what)));
        } catch (JsonParseException notJson) {
            var at = notJson.getLocation() == null
                    ? ""
                    : " at column " + notJson.getLocation().getColumnNr();
            faults.add(new InvalidEvents.Fault(number, "not JSON" + at + ": " + notJson.getOriginalMessage()));
        } catch (JsonProcessingException unreadable) {
            faults.add(new InvalidEvents.Fault(number, "not an event: " + unreadable.getOriginalMessage()));
        }
    }

    private static final class AnyOffset extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        AnyOffset() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return OffsetDateTime.parse(parser.getText()).toInstant();
        }
    }
}
