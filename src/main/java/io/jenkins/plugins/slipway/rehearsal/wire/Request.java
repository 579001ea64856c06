package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * An HTTP request as it came, from a socket or from a client in this process.
 *
 * @param path undecoded, without the query
 * @param query undecoded, empty for none
 * @param headers names in any case; the first value of each
 */
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {
    private static final int LARGEST_BODY = 16 * 1024 * 1024;

    public Request {
        var byAnyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        byAnyCase.putAll(headers);
        headers = byAnyCase;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body, unzipped where it came zipped, as {@code PutMetricData} does. */
    byte[] content() {
        if (!header("Content-Encoding").orElse("").contains("gzip")) {
            return body;
        }
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var content = unzipped.readNBytes(LARGEST_BODY + 1);
            if (content.length > LARGEST_BODY) {
                throw new WorldFault("RequestEntityTooLarge", "The unzipped request is larger than 16 MiB.", 413);
            }
            return content;
        } catch (IOException notGzip) {
            var fault = new WorldFault("SerializationException", "The request says it is gzip and is not.");
            fault.initCause(notGzip);
            throw fault;
        }
    }

    String form() {
        return new String(content(), StandardCharsets.UTF_8);
    }
}
