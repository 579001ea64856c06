package io.jenkins.plugins.slipway.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.util.Set;

/** Writes a set in the order of its elements' own JSON. */
final class SortedSetSerializer extends JsonSerializer<Set<?>> {
    @Override
    public void serialize(Set<?> set, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeStartArray();
        for (String element : set.stream().map(JournalJson::text).sorted().toList()) {
            // a tree, not raw text: the generator may be a token buffer
            out.writeTree(JournalJson.parse(element));
        }
        out.writeEndArray();
    }

    @Override
    public void serializeWithType(Set<?> set, JsonGenerator out, SerializerProvider provider, TypeSerializer typed)
            throws IOException {
        serialize(set, out, provider);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Set<?> set) {
        return set.isEmpty();
    }
}
