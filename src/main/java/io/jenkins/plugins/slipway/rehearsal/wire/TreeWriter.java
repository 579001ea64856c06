package io.jenkins.plugins.slipway.rehearsal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes answers as JSON or CBOR; times are epoch seconds, in CBOR under tag 1. */
final class TreeWriter {
    private static final int EPOCH_TAG = 1;
    private final JsonGenerator out;

    private TreeWriter(JsonGenerator out) {
        this.out = out;
    }

    static byte[] bytes(JsonFactory format, Answer answer) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = format.createGenerator(bytes)) {
            new TreeWriter(out).value(answer);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }

    private void value(Object value) throws IOException {
        if (value instanceof Answer answer) {
            map(answer.members());
        } else if (value instanceof List<?> list) {
            out.writeStartArray(list, list.size());
            for (var element : list) {
                value(element);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Instant time) {
            time(time);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else {
            out.writeString(value.toString());
        }
    }

    private void map(Map<?, ?> map) throws IOException {
        out.writeStartObject(map, map.size());
        for (var entry : map.entrySet()) {
            out.writeFieldName(entry.getKey().toString());
            value(entry.getValue());
        }
        out.writeEndObject();
    }

    private void time(Instant time) throws IOException {
        if (out instanceof CBORGenerator cbor) {
            cbor.writeTag(EPOCH_TAG);
            cbor.writeNumber(time.toEpochMilli() / 1000.0);
        } else {
            out.writeNumber(BigDecimal.valueOf(time.toEpochMilli(), 3));
        }
    }
}
