package io.jenkins.plugins.slipway.canary;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import java.util.Map;

/** A canary is found again by its name; what somebody else made under that name is never taken for its own. */
record OwnMark(Place place, OperationId operation) {
    /**
     * False while it carries no mark at all: that of a thing just made may hide for seconds.
     *
     * @param what kind and name, for a person
     * @throws OperationFailed with REFUSED when it is another operation's
     */
    boolean isOn(String what, Map<String, String> tags) {
        var holder = tags.get(Ownership.OPERATION_TAG);
        if (holder != null && !holder.equals(operation.value())) {
            throw new OperationFailed(
                    Ending.REFUSED, words(what, "carries the mark of operation " + holder + ", not of " + operation));
        }
        return holder != null;
    }

    /** Nothing may be created under a name that something without our mark has. @throws CloudFault {@code ALREADY_EXISTS} */
    void check(String what, Map<String, String> tags) {
        if (!isOn(what, tags)) {
            throw new CloudFault(
                    CloudFault.Kind.ALREADY_EXISTS,
                    "slipway:canary",
                    "",
                    words(what, "is there already and does not carry the mark of " + operation),
                    null);
        }
    }

    private String words(String what, String finding) {
        return "%s in %s %s: it is left as it is. Delete it if nobody needs it, then start again"
                .formatted(what, place, finding);
    }
}
