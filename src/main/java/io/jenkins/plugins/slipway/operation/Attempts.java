package io.jenkins.plugins.slipway.operation;

import io.jenkins.plugins.slipway.operation.Entry.Kind;
import io.jenkins.plugins.slipway.operation.EntryData.IntentData;
import io.jenkins.plugins.slipway.operation.EntryData.RefusedData;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the journal tells of the attempts of one effect. @param trail its entries, oldest first */
record Attempts(List<Entry> trail) {
    int count() {
        return (int) of(Kind.INTENT).count();
    }

    /** @param away of nobody who could be reached, or of somebody */
    int refusals(boolean away) {
        return (int) refused().filter(refused -> away == isAway(refused)).count();
    }

    /** How long to wait after the refusal that is the last entry. */
    Duration afterRefusals() {
        var away = isAway(EntryData.of(trail.get(trail.size() - 1), RefusedData.class));
        return away ? Pace.backOffWhileAway(refusals(true)) : Pace.backOff(refusals(false));
    }

    /**
     * The token for the next attempt: that of the last one whose fate is unknown, so that the provider recognises it, whatever became
     * of those after it; a new one where each attempt was refused, since a refused token is used up.
     */
    String nextToken(OperationId id, String path, String name) {
        return lastUnanswered()
                .map(IntentData::token)
                .orElseGet(
                        () -> Tokens.of(id, path, name, (int) of(Kind.REFUSED).count() + 1));
    }

    private Optional<IntentData> lastUnanswered() {
        var refused = new HashSet<>(refused().map(RefusedData::attempt).toList());
        return of(Kind.INTENT)
                .map(entry -> EntryData.of(entry, IntentData.class))
                .filter(intent -> !refused.contains(intent.attempt()))
                .reduce((older, newer) -> newer);
    }

    private Stream<RefusedData> refused() {
        return of(Kind.REFUSED).map(entry -> EntryData.of(entry, RefusedData.class));
    }

    private Stream<Entry> of(Kind kind) {
        return trail.stream().filter(entry -> entry.kind() == kind);
    }

    private static boolean isAway(RefusedData refused) {
        return Boolean.TRUE.equals(refused.away());
    }
}
