package io.jenkins.plugins.slipway.report.operation;

import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.EntryData;
import io.jenkins.plugins.slipway.operation.EntryData.DeadlineData;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far one fleet of a wave has come.
 *
 * @param wave its name, or "all" where there is one wave only
 * @param image that its launch template names since, or empty
 */
public record FleetProgress(
        String wave, String region, String group, Instant from, Instant to, String state, Optional<String> image) {
    private static final Pattern FLEET = Pattern.compile("wave ([^/]+)/([a-z]{2}-[a-z0-9-]+) ([^/]+)/.*");
    private static final String RUNS = "every instance runs it";
    private static final String SETTLED = "bake time over";

    public String length() {
        return Words.length(Duration.between(from, to));
    }

    /** Of every fleet that has begun, in that order. */
    public static List<FleetProgress> of(OperationStory story) {
        var fleets = story.entries().stream()
                .filter(entry -> FLEET.matcher(entry.path()).matches())
                .filter(entry -> entry.kind() != Entry.Kind.UNDONE && entry.kind() != Entry.Kind.UNDO_FAILED)
                .collect(Collectors.groupingBy(FleetProgress::fleet, LinkedHashMap::new, Collectors.toList()));
        return fleets.values().stream().map(entries -> of(entries, story)).toList();
    }

    private static FleetProgress of(List<Entry> entries, OperationStory story) {
        var path = path(entries.get(0));
        var region = path.group(2);
        var group = path.group(3);
        return new FleetProgress(
                path.group(1),
                region,
                group,
                entries.get(0).at(),
                entries.get(entries.size() - 1).at(),
                state(entries, story),
                image(story, region, group));
    }

    private static String state(List<Entry> entries, OperationStory story) {
        if (has(entries, SETTLED)) {
            return story.turn().isPresent() ? "taken back after its bake time" : "runs it, bake time over";
        }
        if (story.turn().isPresent() || story.head().outcome().isPresent()) {
            return has(entries, RUNS) ? "ran it, taken back" : "begun, taken back";
        }
        return entries.stream()
                .filter(entry -> entry.kind() == Entry.Kind.DEADLINE)
                .reduce((earlier, later) -> later)
                .map(entry ->
                        "waiting for " + EntryData.of(entry, DeadlineData.class).what())
                .orElse("begun");
    }

    private static boolean has(List<Entry> entries, String seen) {
        return entries.stream()
                .anyMatch(
                        entry -> entry.kind() == Entry.Kind.SEEN && entry.name().equals(seen));
    }

    private static Optional<String> image(OperationStory story, String region, String group) {
        return story.release().stream()
                .flatMap(release -> release.placements().stream())
                .filter(placed ->
                        placed.region().equals(region) && placed.group().equals(group))
                .map(Release.Placement::imageId)
                .findFirst();
    }

    private static String fleet(Entry entry) {
        var path = path(entry);
        return path.group(1) + "/" + path.group(2) + "/" + path.group(3);
    }

    private static Matcher path(Entry entry) {
        var path = FLEET.matcher(entry.path());
        path.matches();
        return path;
    }
}
