package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupTag;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupView;
import java.util.List;
import java.util.function.Predicate;

/** The filters of DescribeAutoScalingGroups and DescribeTags [API_Filter]: values are alternatives, filters all apply. */
final class GroupFilters {
    private GroupFilters() {}

    static Predicate<GroupView> groups(Params params) {
        return params.structures("Filters").stream()
                .map(GroupFilters::group)
                .reduce(Predicate::and)
                .orElse(group -> true);
    }

    private static Predicate<GroupView> group(Params filter) {
        var name = filter.required("Name");
        var values = filter.texts("Values");
        Predicate<GroupTag> matching;
        if (name.equals("tag-key")) {
            matching = tag -> values.contains(tag.key());
        } else if (name.equals("tag-value")) {
            matching = tag -> values.contains(tag.value());
        } else if (name.startsWith("tag:")) {
            matching = tag -> tag.key().equals(name.substring(4)) && values.contains(tag.value());
        } else {
            throw unknown(name);
        }
        return group -> group.tags().stream().anyMatch(matching);
    }

    /** A tag and the group that has it. */
    record Tagged(String group, GroupTag tag) {}

    static Predicate<Tagged> tags(Params params) {
        return params.structures("Filters").stream()
                .map(GroupFilters::tag)
                .reduce(Predicate::and)
                .orElse(tag -> true);
    }

    private static Predicate<Tagged> tag(Params filter) {
        var name = filter.required("Name");
        List<String> values = filter.texts("Values");
        return switch (name) {
            case "auto-scaling-group" -> tagged -> values.contains(tagged.group());
            case "key" -> tagged -> values.contains(tagged.tag().key());
            case "value" -> tagged -> values.contains(tagged.tag().value());
            case "propagate-at-launch" ->
                tagged -> values.contains(Boolean.toString(tagged.tag().propagated()));
            default -> throw unknown(name);
        };
    }

    private static WorldFault unknown(String name) {
        return new WorldFault("ValidationError", "Filter type " + name + " is not correct.");
    }
}
