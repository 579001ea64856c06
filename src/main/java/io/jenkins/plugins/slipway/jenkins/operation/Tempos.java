package io.jenkins.plugins.slipway.jenkins.operation;

import io.jenkins.plugins.slipway.rehearsal.Tempo;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The time of each endpoint, asked for once: all connections that lead to one rehearsal server go by one clock. */
final class Tempos {
    private final Map<URI, Tempo> byEndpoint = new ConcurrentHashMap<>();

    /** @param endpoint empty for AWS itself @throws EndpointSilent when nobody answers there; it is asked again next time */
    Tempo of(Optional<URI> endpoint) {
        return endpoint.map(Tempos::withoutLastSlash)
                .map(known -> byEndpoint.computeIfAbsent(known, Tempo::answering))
                .orElse(Tempo.REAL);
    }

    private static URI withoutLastSlash(URI endpoint) {
        return URI.create(endpoint.toString().replaceFirst("/+$", ""));
    }
}
