package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.RefreshView;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Never two refreshes: each that ever ran on a fleet was begun by one step of the journal, and no step began two. That none run
 * at once is Auto Scaling's own rule.
 */
final class OneRefresh implements Invariant {
    private static final Pattern START = Pattern.compile("start .*refresh.*");

    @Override
    public String name() {
        return "one-refresh";
    }

    @Override
    public Stream<String> atEnd(Aftermath end) {
        return end.scene().fleets().stream().flatMap(fleet -> {
            var begun = end.journal().stream()
                    .filter(entry -> entry.kind() == Entry.Kind.INTENT)
                    .filter(entry -> START.matcher(entry.name()).find() && isOf(entry, fleet))
                    .map(entry -> entry.path() + entry.name())
                    .distinct()
                    .count();
            var ran = refreshes(end, fleet).map(RefreshView::id).toList();
            return ran.size() <= begun
                    ? Stream.empty()
                    : Stream.of("%d refreshes of group %s ran (%s), %d steps began one"
                            .formatted(ran.size(), fleet.group(), ran, begun));
        });
    }

    /** What is asked for stands beside the intent. */
    private static boolean isOf(Entry entry, Scene.Fleet fleet) {
        return entry.data().path("input").path("group").asText().equals(fleet.group());
    }

    private static Stream<RefreshView> refreshes(Aftermath end, Scene.Fleet fleet) {
        var region = fleet.in(end.scene().world());
        return region.get(AutoScaling.class).refreshes().describe(fleet.group(), List.of()).stream();
    }
}
