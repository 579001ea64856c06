package io.jenkins.plugins.slipway.rehearsal.wire.ssm;

import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.Page;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ssm.Ssm;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One call of Systems Manager: its parameters, and the region that it is for. */
record SsmRequest(Region region, Params params) {
    Ssm ssm() {
        return region.get(Ssm.class);
    }

    /** MaxResults and NextToken of a list. */
    record Paging(int size, String token) {
        <T> Page<T> of(List<T> all) {
            return Page.of(all, token, size, "InvalidNextToken");
        }
    }

    Paging paging(int least, int most) {
        int size = params.integer("MaxResults").orElse(most);
        if (size < least || size > most) {
            throw invalid(String.valueOf(size), "maxResults", "Member must have value from " + least + " to " + most);
        }
        return new Paging(size, params.text("NextToken").orElse(null));
    }

    List<String> requiredTexts(String name) {
        var texts = params.texts(name);
        if (texts.isEmpty()) {
            params.required(name);
        }
        return texts;
    }

    Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        params.structures("Tags").forEach(tag -> tags.put(tag.required("Key"), tag.required("Value")));
        return tags;
    }

    static WorldFault invalid(String value, String name, String constraint) {
        return new WorldFault(
                "ValidationException",
                "1 validation error detected: Value '" + value + "' at '" + name + "' failed to satisfy constraint: "
                        + constraint);
    }
}
