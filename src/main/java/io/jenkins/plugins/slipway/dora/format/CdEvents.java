package io.jenkins.plugins.slipway.dora.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Deployments and incidents as CDEvents 0.4, one JSON object a line: {@code service.deployed} and {@code service.rolledback} of what
 * succeeded, {@code incident.detected} and {@code incident.resolved}. Commits and service lines have no counterpart.
 */
public final class CdEvents {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SOURCE = "/slipway";

    private CdEvents() {}

    /** @param events in any order; what they say of one item together is told once */
    public static Stream<String> of(Collection<? extends DoraEvent> events) {
        return DoraEvent.merged(events).stream().flatMap(CdEvents::of);
    }

    private static Stream<String> of(DoraEvent event) {
        if (event instanceof Deployment deployment) {
            return isTold(deployment) ? Stream.of(line(deployment)) : Stream.empty();
        }
        if (event instanceof Incident incident && incident.environment() != null && incident.openedAt() != null) {
            var detected = line(incident, "detected", incident.openedAt());
            return incident.resolvedAt() == null
                    ? Stream.of(detected)
                    : Stream.of(detected, line(incident, "resolved", incident.resolvedAt()));
        }
        return Stream.empty();
    }

    private static boolean isTold(Deployment deployment) {
        return deployment.status() == Deployment.Status.SUCCESS
                && deployment.service() != null
                && deployment.environment() != null
                && deployment.finishedAt() != null;
    }

    private static String line(Deployment deployment) {
        var predicate = deployment.kind() == Deployment.Kind.ROLLBACK || deployment.rollsBack() != null
                ? "rolledback"
                : "deployed";
        var version = deployment.commit() == null ? "" : "@" + encoded(deployment.commit());
        return line(
                context(deployment.id(), "service." + predicate, deployment.finishedAt()),
                "service",
                deployment.service(),
                map(
                        "environment",
                        map("id", deployment.environment()),
                        "artifactId",
                        "pkg:generic/" + encoded(deployment.service()) + version));
    }

    private static String line(Incident incident, String predicate, Instant time) {
        var content = map("environment", map("id", incident.environment()));
        if (incident.service() != null) {
            content.put("service", map("id", incident.service()));
        }
        return line(
                context(incident.id() + "-" + predicate, "incident." + predicate, time),
                "incident",
                incident.id(),
                content);
    }

    private static Map<String, Object> context(String id, String type, Instant time) {
        return map(
                "version",
                "0.4.1",
                "id",
                id,
                "source",
                SOURCE,
                "type",
                "dev.cdevents." + type + ".0.2.0",
                "timestamp",
                time.toString());
    }

    private static String line(Map<String, Object> context, String type, String id, Map<String, Object> content) {
        try {
            return MAPPER.writeValueAsString(map(
                    "context", context, "subject", map("id", id, "source", SOURCE, "type", type, "content", content)));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("cannot be written as a CDEvent: " + id, unwritable);
        }
    }

    /** In the order given. */
    private static Map<String, Object> map(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
