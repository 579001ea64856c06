package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.Page;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Filter;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Kind;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Tags;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One call of EC2: its parameters, and the region that it is for. */
record Ec2Request(Region region, Params params) {
    Ec2 ec2() {
        return region.get(Ec2.class);
    }

    /**
     * Says that everything is read; nothing may have changed before.
     *
     * @throws WorldFault {@code DryRunOperation} when only that was asked (API Reference, "Common parameters")
     */
    void ready() {
        boolean dryRun = params.flag("DryRun").orElse(false);
        params.nothingElse();
        if (dryRun) {
            throw new WorldFault("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
        }
    }

    List<Filter> filters() {
        return params.structures("Filter").stream()
                .map(filter -> new Filter(filter.required("Name"), filter.texts("Value")))
                .toList();
    }

    /** MaxResults and NextToken of a describe; without MaxResults it answers with everything. */
    record Paging(int size, String token) {
        <T> Page<T> of(List<T> all) {
            return Page.of(all, token, size, "InvalidNextToken");
        }
    }

    /** @param ids parameter that cannot be combined with MaxResults, or null when it can */
    Paging paging(int least, int most, String ids) {
        var size = params.integer("MaxResults");
        if (size.isPresent() && ids != null && params.has(ids)) {
            throw new WorldFault(
                    "InvalidParameterCombination",
                    "The parameter " + ids + " cannot be used with the parameter maxResults");
        }
        size.filter(given -> given < least || given > most).ifPresent(given -> {
            throw new WorldFault(
                    "InvalidParameterValue",
                    "Value ( " + given + " ) for parameter maxResults is invalid. Expecting a value from " + least
                            + " to " + most + ".");
        });
        return new Paging(
                size.orElse(Integer.MAX_VALUE / 2), params.text("NextToken").orElse(null));
    }

    /** Tags at birth, by kind of resource. */
    Map<Kind, Map<String, String>> tagSpecifications(Kind... allowed) {
        var tags = new TreeMap<Kind, Map<String, String>>();
        for (var kind : allowed) {
            tags.put(kind, Map.of());
        }
        for (var specification : params.structures("TagSpecification")) {
            var word = specification.required("ResourceType");
            var kind = tags.keySet().stream()
                    .filter(it -> it.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new WorldFault(
                            "InvalidParameterValue",
                            "'" + word + "' is not a valid taggable resource type for this operation."));
            var pairs = new TreeMap<String, String>();
            specification
                    .structures("Tag")
                    .forEach(tag ->
                            pairs.put(tag.required("Key"), tag.text("Value").orElse("")));
            tags.put(kind, Tags.checked(pairs));
        }
        return tags;
    }
}
