package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupTag;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupView;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Never two operations on a fleet: its mark does not go from one to another, no two in the ledger have it at the same time, and
 * of one operation no process writes once another has taken it over, nor is anything done again that has its result.
 */
final class OneOperation implements Invariant {
    private final Map<String, String> marks = new HashMap<>();

    @Override
    public String name() {
        return "one-operation";
    }

    @Override
    public Stream<String> atChange(Scene scene) {
        return scene.fleets().stream().flatMap(fleet -> {
            var mark = mark(scene.world().region(fleet.region()).get(AutoScaling.class).describeGroups().stream()
                            .filter(group -> group.name().equals(fleet.group())))
                    .orElse("");
            var before = marks.put(fleet.region() + "/" + fleet.group(), mark);
            return before == null || before.isEmpty() || mark.isEmpty() || before.equals(mark)
                    ? Stream.empty()
                    : Stream.of(
                            "group %s was held by operation %s, and then by %s".formatted(fleet.group(), before, mark));
        });
    }

    private static Optional<String> mark(Stream<GroupView> group) {
        return group.flatMap(view -> view.tags().stream())
                .filter(tag -> tag.key().equals(Ownership.OPERATION_TAG))
                .map(GroupTag::value)
                .findFirst();
    }

    @Override
    public Stream<String> atEnd(Aftermath end) {
        return Stream.concat(
                together(end.stories()),
                end.stories().stream().flatMap(story -> Stream.concat(late(story), twice(story))));
    }

    private static Stream<String> together(List<Aftermath.Story> stories) {
        return IntStream.range(0, stories.size())
                .boxed()
                .flatMap(i -> stories.subList(0, i).stream()
                        .filter(other -> share(other, stories.get(i)) && overlap(other, stories.get(i)))
                        .map(other -> "operations %s and %s had the same fleet at the same time"
                                .formatted(
                                        stories.get(i).operation().id(),
                                        other.operation().id())));
    }

    private static boolean share(Aftermath.Story one, Aftermath.Story other) {
        return !Collections.disjoint(
                one.operation().targets(), other.operation().targets());
    }

    private static boolean overlap(Aftermath.Story one, Aftermath.Story other) {
        return one.operation().createdAt().isBefore(ended(other))
                && other.operation().createdAt().isBefore(ended(one));
    }

    private static Instant ended(Aftermath.Story story) {
        var last = story.journal().get(story.journal().size() - 1);
        return last.kind() == Entry.Kind.OUTCOME ? last.at() : Instant.MAX;
    }

    /** The epoch of its lease grows when it changes hands. */
    private static Stream<String> late(Aftermath.Story story) {
        var journal = story.journal();
        return IntStream.range(1, journal.size())
                .filter(i -> journal.get(i).epoch() < journal.get(i - 1).epoch())
                .mapToObj(i -> "entry %d of operation %s was written by a process that had lost it"
                        .formatted(journal.get(i).seq(), story.operation().id()));
    }

    private static Stream<String> twice(Aftermath.Story story) {
        var finished = new HashSet<String>();
        return story.journal().stream()
                .filter(entry -> entry.kind() == Entry.Kind.RESULT)
                .map(entry -> entry.path() + entry.name())
                .filter(name -> !finished.add(name))
                .map(name -> "'%s' of operation %s was done twice"
                        .formatted(name, story.operation().id()));
    }
}
