package io.jenkins.plugins.slipway.cloud;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who made a resource, written on it at birth: what a sweep, an adoption and an undo look for.
 *
 * @param operation id of the operation
 * @param role what the resource is to the operation, unique within it: {@code builder}, {@code image}, {@code canary}
 * @param expires after this instant a leftover may be swept
 */
public record Ownership(String operation, String service, String role, Instant expires) {
    public static final String OPERATION_TAG = "slipway:operation";
    public static final String SERVICE_TAG = "slipway:service";
    public static final String ROLE_TAG = "slipway:role";
    public static final String EXPIRES_TAG = "slipway:expires";
    /** On an image that outlives the operation that failed after it was good; its value says why, {@link #EXPIRES_TAG} until when. */
    public static final String KEPT_TAG = "slipway:kept";
    /** On a copy: id of the image that it was copied from. */
    public static final String SOURCE_TAG = "slipway:source";

    /** All tags, ordered. */
    public Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        tags.put(OPERATION_TAG, operation);
        tags.put(SERVICE_TAG, service);
        tags.put(ROLE_TAG, role);
        tags.put(EXPIRES_TAG, expires.toString());
        return tags;
    }

    /** The tags that find the resource again. */
    public Map<String, String> key() {
        return key(operation, role);
    }

    public static Map<String, String> key(String operation, String role) {
        return Map.of(OPERATION_TAG, operation, ROLE_TAG, role);
    }
}
