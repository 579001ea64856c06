package io.jenkins.plugins.slipway.rehearsal.wire.ssm;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tags of parameters; other resources of Systems Manager are not modelled. */
final class ParameterTagActions {
    private ParameterTagActions() {}

    static Map<String, Function<SsmRequest, Answer>> all() {
        return Map.of(
                "AddTagsToResource", ParameterTagActions::add,
                "RemoveTagsFromResource", ParameterTagActions::remove,
                "ListTagsForResource", ParameterTagActions::list);
    }

    private static Answer add(SsmRequest request) {
        var name = parameter(request);
        var tags = request.tags();
        request.params().nothingElse();
        request.ssm().parameters().tag(name, tags);
        return Answer.empty();
    }

    private static Answer remove(SsmRequest request) {
        var name = parameter(request);
        var keys = request.requiredTexts("TagKeys");
        request.params().nothingElse();
        request.ssm().parameters().untag(name, keys);
        return Answer.empty();
    }

    private static Answer list(SsmRequest request) {
        var name = parameter(request);
        request.params().nothingElse();
        List<Answer> tags = request.ssm().parameters().require(name).tags().entrySet().stream()
                .map(tag -> Answer.empty().with("Key", tag.getKey()).with("Value", tag.getValue()))
                .toList();
        return Answer.empty().with("TagList", tags);
    }

    private static String parameter(SsmRequest request) {
        var type = request.params().required("ResourceType");
        if (!type.equals("Parameter")) {
            throw new WorldFault(
                    "InvalidResourceType", "Only the resource type Parameter is modelled, not " + type + ".");
        }
        return request.params().required("ResourceId");
    }
}
