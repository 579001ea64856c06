package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Verb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An operation that could be started now.
 *
 * @param targets what it will hold leases on
 * @param labels service, environment, version: for lists and searches
 */
public record PlannedOperation<P extends Plan>(Verb<P> verb, P plan, List<String> targets, Map<String, String> labels) {
    /** With one more label. */
    public PlannedOperation<P> labelled(String name, String value) {
        var more = new HashMap<>(labels);
        more.put(name, value);
        return new PlannedOperation<>(verb, plan, targets, Map.copyOf(more));
    }

    /** With a lease on one more target. */
    public PlannedOperation<P> holding(String target) {
        return new PlannedOperation<>(
                verb, plan, Stream.concat(targets.stream(), Stream.of(target)).toList(), labels);
    }
}
