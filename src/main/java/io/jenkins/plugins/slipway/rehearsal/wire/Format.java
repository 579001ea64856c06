package io.jenkins.plugins.slipway.rehearsal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** JSON and CBOR, which carry the same trees. */
enum Format {
    JSON(new JsonFactory()),
    CBOR(new CBORFactory());

    private final JsonFactory factory;
    private final ObjectMapper mapper;

    Format(JsonFactory factory) {
        this.factory = factory;
        this.mapper = new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** @throws WorldFault {@code SerializationException} */
    Map<String, Object> read(byte[] body) {
        if (body.length == 0) {
            return new HashMap<>();
        }
        try {
            var tree = mapper.readValue(body, new TypeReference<HashMap<String, Object>>() {});
            return tree == null ? new HashMap<>() : tree;
        } catch (IOException malformed) {
            var fault = new WorldFault("SerializationException", "The body is not a " + this + " object.");
            fault.initCause(malformed);
            throw fault;
        }
    }

    Reply reply(int status, String contentType, String requestId, Answer answer) {
        var headers = Map.of("Content-Type", contentType, "x-amzn-RequestId", requestId);
        return new Reply(status, headers, TreeWriter.bytes(factory, answer));
    }
}
