package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pieces that many answers of EC2 share. */
final class Answers {
    private Answers() {}

    static Answer done() {
        return Answer.empty().with("return", true);
    }

    static List<Answer> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Answer.empty().with("key", tag.getKey()).with("value", tag.getValue()))
                .toList();
    }

    static <T> Answer page(String set, Page<T> page, Function<T, Answer> item) {
        return Answer.empty()
                .with(set, page.items().stream().map(item).toList())
                .with("nextToken", page.next());
    }
}
