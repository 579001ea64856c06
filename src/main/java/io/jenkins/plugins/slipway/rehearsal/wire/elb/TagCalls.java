package io.jenkins.plugins.slipway.rehearsal.wire.elb;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.Service.Handler;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Refusals;
import java.util.Map;

/** {@code AddTags}, {@code RemoveTags}, {@code DescribeTags}. */
final class TagCalls {
    private static final int MOST_ARNS = 20;
    private final ElbService service;

    TagCalls(ElbService service) {
        this.service = service;
    }

    void addTo(Map<String, Handler> handlers) {
        handlers.put("AddTags", this::add);
        handlers.put("RemoveTags", this::remove);
        handlers.put("DescribeTags", this::describe);
    }

    private Answer add(Call call) {
        var arns = call.params().texts("ResourceArns");
        var tags = Common.tags(call.params());
        call.params().nothingElse();
        service.balancing(call).tags().add(arns, tags);
        return Answer.empty();
    }

    private Answer remove(Call call) {
        var arns = call.params().texts("ResourceArns");
        var keys = call.params().texts("TagKeys");
        call.params().nothingElse();
        service.balancing(call).tags().remove(arns, keys);
        return Answer.empty();
    }

    private Answer describe(Call call) {
        var arns = call.params().texts("ResourceArns");
        if (arns.isEmpty() || arns.size() > MOST_ARNS) {
            throw Refusals.invalid("DescribeTags takes 1 to " + MOST_ARNS + " resource ARNs, not " + arns.size());
        }
        var tags = service.balancing(call).tags();
        return Answer.empty()
                .with(
                        "TagDescriptions",
                        arns.stream()
                                .map(arn -> Answer.empty()
                                        .with("ResourceArn", arn)
                                        .with(
                                                "Tags",
                                                tags.described(arn).entrySet().stream()
                                                        .map(tag -> Answer.empty()
                                                                .with("Key", tag.getKey())
                                                                .with("Value", tag.getValue()))
                                                        .toList()))
                                .toList());
    }
}
