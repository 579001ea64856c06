package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import java.util.List;

/** Calls about the tags of groups. */
final class TagCalls {
    private TagCalls() {}

    static void register(AutoScalingService.Table table) {
        table.put("CreateOrUpdateTags", TagCalls::put);
        table.put("DeleteTags", TagCalls::delete);
        table.put("DescribeTags", TagCalls::describe);
    }

    private static Answer put(AutoScaling autoScaling, Params params) {
        var tags = tags(params);
        params.nothingElse();
        tags.forEach(tag -> autoScaling.groups().requireChangeable(tag.group()));
        tags.forEach(tag -> autoScaling.groups().tag(tag.group(), tag.tag()));
        return Answer.empty();
    }

    private static Answer delete(AutoScaling autoScaling, Params params) {
        var tags = tags(params);
        params.nothingElse();
        tags.forEach(tag -> autoScaling.groups().requireChangeable(tag.group()));
        tags.forEach(tag -> autoScaling.groups().untag(tag.group(), tag.tag().key()));
        return Answer.empty();
    }

    private static Answer describe(AutoScaling autoScaling, Params params) {
        var matching = GroupFilters.tags(params);
        var tags = autoScaling.describeGroups().stream()
                .flatMap(group -> group.tags().stream().map(tag -> new GroupFilters.Tagged(group.name(), tag)))
                .filter(matching)
                .toList();
        return Paging.of(params, 50).answer("Tags", tags, tagged -> GroupAnswers.tag(tagged.group(), tagged.tag()));
    }

    private static List<GroupFilters.Tagged> tags(Params params) {
        return params.structures("Tags").stream()
                .map(tag -> {
                    var type = tag.text("ResourceType").orElse("auto-scaling-group");
                    if (!type.equals("auto-scaling-group")) {
                        throw new WorldFault("ValidationError", "Resource type " + type + " cannot be tagged here.");
                    }
                    return new GroupFilters.Tagged(tag.required("ResourceId"), GroupRequests.tag(tag));
                })
                .toList();
    }
}
