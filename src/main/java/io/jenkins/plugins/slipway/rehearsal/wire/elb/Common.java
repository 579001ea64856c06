package io.jenkins.plugins.slipway.rehearsal.wire.elb;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.Page;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Refusals;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Tags, sets of names and pages, the same in all calls of the service. */
final class Common {
    private static final int LARGEST_PAGE = 400;

    private Common() {}

    /** @throws WorldFault {@code DuplicateTagKeys} */
    static Map<String, String> tags(Params params) {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : params.structures("Tags")) {
            var key = tag.required("Key");
            if (tags.put(key, tag.text("Value").orElse("")) != null) {
                throw new WorldFault("DuplicateTagKeys", "Tag key '" + key + "' was specified more than once");
            }
        }
        return tags;
    }

    static Set<String> set(Params params, String name) {
        return new LinkedHashSet<>(params.texts(name));
    }

    /** One page of a list, under its name. */
    static <T> Answer page(Params params, String name, List<T> all, Function<T, Answer> write) {
        int size = params.integer("PageSize").orElse(LARGEST_PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            throw Refusals.invalid("PageSize must be between 1 and " + LARGEST_PAGE + ", not " + size);
        }
        var page = Page.of(all, params.text("Marker").orElse(null), size, "ValidationError");
        return Answer.empty()
                .with(name, page.items().stream().map(write).toList())
                .with("NextMarker", page.next());
    }
}
