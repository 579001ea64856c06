package io.jenkins.plugins.slipway.report.operation;

import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.EntryData;
import io.jenkins.plugins.slipway.operation.EntryData.DeadlineData;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which part of an operation worked and waited when.
 *
 * @param to of its last entry; now while it is under way
 * @param lanes in the order in which they began
 */
public record TimeLine(Instant from, Instant to, List<Lane> lanes) {
    /**
     * One part: the bake, a wave's fleet, the taking back.
     *
     * @param takesBack whether it undoes what others did
     * @param waits in order
     */
    public record Lane(String name, Instant from, Instant to, boolean takesBack, List<Span> waits) {
        public String length() {
            return Words.length(Duration.between(from, to));
        }

        public Optional<Span> longest() {
            return waits.stream().max(Comparator.comparing(Span::time));
        }
    }

    /** A wait for something. @param over false while it goes on */
    public record Span(Instant from, Instant to, String what, boolean over) {
        public Duration time() {
            return Duration.between(from, to);
        }

        public String length() {
            return Words.length(time());
        }
    }

    /** @param now where what has not ended ends in the picture */
    public static TimeLine of(OperationStory story, Instant now) {
        var last = story.entries().get(story.entries().size() - 1).at();
        var end = story.head().outcome().isPresent() || now.isBefore(last) ? last : now;
        var turn = story.turn().map(OperationStory.Note::at);
        var lanes = story.entries().stream()
                .filter(TimeLine::isWork)
                .collect(Collectors.groupingBy(
                        entry -> LaneName.of(entry.path()), LinkedHashMap::new, Collectors.toList()));
        return new TimeLine(
                story.head().createdAt(),
                end,
                lanes.entrySet().stream()
                        .map(lane -> lane(
                                lane.getKey(),
                                lane.getValue(),
                                turn.filter(at -> !lane.getKey().takesBack()),
                                end))
                        .toList());
    }

    /** What an undo took back is noted in the branch that had done it, long after that had ended. */
    private static boolean isWork(Entry entry) {
        return switch (entry.kind()) {
            case UNDONE, UNDO_FAILED -> false;
            default -> true;
        };
    }

    private static Lane lane(LaneName name, List<Entry> entries, Optional<Instant> turn, Instant end) {
        var waits = waits(entries, turn, end);
        var last = entries.get(entries.size() - 1).at();
        var to = waits.stream().map(Span::to).filter(last::isBefore).max(Comparator.naturalOrder());
        return new Lane(name.text(), entries.get(0).at(), to.orElse(last), name.takesBack(), waits);
    }

    /** Of each wait from its deadline's entry to what was written next of the same step; the turn ends them all. */
    private static List<Span> waits(List<Entry> entries, Optional<Instant> turn, Instant end) {
        var begun = new LinkedHashMap<String, Entry>();
        var spans = new ArrayList<Span>();
        for (var entry : entries) {
            var step = entry.path() + entry.name();
            if (entry.kind() == Entry.Kind.DEADLINE) {
                begun.putIfAbsent(step, entry);
            } else if (begun.containsKey(step)) {
                spans.add(span(begun.remove(step), entry.at(), true));
            }
        }
        begun.values().forEach(wait -> spans.add(span(wait, turn.orElse(end), turn.isPresent())));
        spans.sort(Comparator.comparing(Span::from));
        return List.copyOf(spans);
    }

    private static Span span(Entry deadline, Instant to, boolean over) {
        var from = deadline.at();
        var what = EntryData.of(deadline, DeadlineData.class).what();
        return new Span(from, to.isBefore(from) ? from : to, what, over);
    }
}
