package io.jenkins.plugins.slipway.dora;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/**
 * What was learned about one item, at one time; a field that is {@code null} is not known. The same item again is an update, field
 * by field.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Commit.class, name = "commit"),
    @JsonSubTypes.Type(value = Deployment.class, name = "deployment"),
    @JsonSubTypes.Type(value = Incident.class, name = "incident"),
    @JsonSubTypes.Type(value = ServiceLine.class, name = "service")
})
public sealed interface DoraEvent permits Commit, Deployment, Incident, ServiceLine {
    /** {@code commit}, {@code deployment}, {@code incident} or {@code service}. */
    @JsonIgnore
    String type();

    /** What identifies the item among those of its type. */
    @JsonIgnore
    String item();

    /** When it became known here, or {@code null}; a service line has no such time. */
    Instant receivedAt();

    /** The same, received at another time. */
    DoraEvent receivedAt(Instant time);

    /** What all these events together say of each item, in no particular order; {@code null} times of receipt count as the latest. */
    static Collection<DoraEvent> merged(Collection<? extends DoraEvent> events) {
        return events.stream()
                .map(DoraEvent.class::cast)
                .sorted(Merge.BY_ARRIVAL)
                .collect(Collectors.toMap(Merge.Key::of, event -> event, Merge::update, LinkedHashMap::new))
                .values();
    }
}
