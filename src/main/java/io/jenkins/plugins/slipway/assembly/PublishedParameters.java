package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.assembly.Owned.Kind;
import io.jenkins.plugins.slipway.assembly.Owned.State;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameters in which operations published an image. */
record PublishedParameters(Cloud cloud, Owners owners) {
    /** Ids of operations begin with the year. */
    private static final String CENTURY = "2";

    /** @param going ids of images that are leftovers themselves */
    List<Owned> survey(Set<String> going, ImagesInUse inUse) {
        return cloud.parameters().withTag(Ownership.OPERATION_TAG, CENTURY).stream()
                .map(parameter -> judge(parameter, going, inUse))
                .toList();
    }

    private Owned judge(Parameter parameter, Set<String> going, ImagesInUse inUse) {
        var judged = owners.judge(Kind.PARAMETER, parameter.name(), parameter.value(), parameter.tags());
        if (!judged.goes()) {
            return judged;
        }
        return user(parameter, going, inUse)
                .map(why -> judged.as(State.KEPT, why))
                .orElse(judged);
    }

    /** After a failure it may have its old value again, with the tags of the operation that failed. */
    private Optional<String> user(Parameter parameter, Set<String> going, ImagesInUse inUse) {
        return inUse.user(parameter)
                .or(() -> going.contains(parameter.value())
                        ? Optional.empty()
                        : cloud.images()
                                .find(parameter.value())
                                .map(image -> "image %s, which it publishes, stays".formatted(image.id())));
    }
}
