package io.jenkins.plugins.slipway.rehearsal.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to a call: ordered members, the same whatever protocol carries it. Values: String, Long, Integer, Double,
 * Boolean, Instant, Answer, List of these, Map of String to String. A null value is left out.
 */
public final class Answer {
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** A list whose elements EC2's XML names otherwise than {@code item}. */
    public record Elements(String name, List<?> values) {}

    public static Answer empty() {
        return new Answer();
    }

    public Answer with(String name, Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    public Map<String, Object> members() {
        return members;
    }
}
