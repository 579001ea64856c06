package io.jenkins.plugins.slipway.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.EntryData;
import io.jenkins.plugins.slipway.operation.EntryData.DeadlineData;
import io.jenkins.plugins.slipway.operation.EntryData.NoteData;
import io.jenkins.plugins.slipway.operation.EntryData.RefusedData;
import io.jenkins.plugins.slipway.operation.EntryData.ResultData;
import io.jenkins.plugins.slipway.operation.EntryData.SeenData;
import io.jenkins.plugins.slipway.operation.EntryData.TurnData;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Pauses;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the ledger tells of one operation.
 *
 * @param pause who holds it up, if anybody does
 * @param abort who asked first to end it, whether that is taken in or not; if anybody did
 */
public record OperationStory(
        OperationRecord head,
        List<Entry> entries,
        Optional<Release> release,
        Optional<Signal> pause,
        Optional<Signal> abort) {
    /** Something that was noted for people. */
    public record Note(Instant at, String text) {}

    /** Empty when this ledger has no such operation. */
    public static Optional<OperationStory> find(Ledger ledger, OperationId id) {
        var journals = ledger.journals();
        return journals.find(id).map(head -> {
            var signals = journals.signals(id);
            return new OperationStory(
                    head,
                    journals.read(id, 0),
                    ledger.releases().find(id.value()),
                    Pauses.asked(signals),
                    abort(signals));
        });
    }

    /** The first one: a second one is about what the first one does. */
    public static Optional<Signal> abort(List<Signal> signals) {
        return signals.stream()
                .filter(signal -> signal.kind().equals(Signal.ABORT))
                .findFirst();
    }

    /** The canary's verdicts as they were journaled, in order. */
    public List<JsonNode> verdicts() {
        return of(Entry.Kind.SEEN)
                .map(entry -> EntryData.of(entry, SeenData.class).value())
                .filter(seen -> seen.has("verdict") && seen.has("percent"))
                .toList();
    }

    /** In order. */
    public List<Note> notes() {
        return of(Entry.Kind.NOTE)
                .map(entry ->
                        new Note(entry.at(), EntryData.of(entry, NoteData.class).text()))
                .toList();
    }

    /** What was done, waited for and noted, in the words and the order of a log. */
    public List<Note> timeLine() {
        return entries.stream()
                .flatMap(entry -> line(entry).map(text -> new Note(entry.at(), text)).stream())
                .toList();
    }

    private static Optional<String> line(Entry entry) {
        return Optional.ofNullable(
                switch (entry.kind()) {
                    case RESULT ->
                        Words.acted(
                                entry.path(),
                                entry.name(),
                                EntryData.of(entry, ResultData.class).adopted());
                    case DEADLINE ->
                        "waiting for " + EntryData.of(entry, DeadlineData.class).what();
                    case NOTE -> EntryData.of(entry, NoteData.class).text();
                    case TURN -> {
                        var turn = EntryData.of(entry, TurnData.class);
                        yield Words.undoing(turn.ending(), turn.reason());
                    }
                    default -> null;
                });
    }

    /** Something that is not there yet. @param forSignal whether a person has to say something */
    public record Waiting(String what, Instant limit, boolean forSignal) {}

    /** Begun and not over. */
    public List<Waiting> waits() {
        return present(Entry.Kind.DEADLINE)
                .map(entry -> EntryData.of(entry, DeadlineData.class))
                .map(wait -> new Waiting(wait.what(), wait.limit(), wait.signals() != null))
                .toList();
    }

    /** Steps that were refused and are tried again, with why: nobody answers there, for one. */
    public List<Note> tries() {
        return present(Entry.Kind.REFUSED)
                .map(entry -> new Note(
                        entry.at(),
                        entry.name() + ": "
                                + EntryData.of(entry, RefusedData.class).reason()))
                .toList();
    }

    /** Of each step the last entry, if it is such a one; once all is taken back, nothing goes on of what was before. */
    private Stream<Entry> present(Entry.Kind kind) {
        var last = new LinkedHashMap<String, Entry>();
        var from = of(Entry.Kind.TURN).mapToLong(Entry::seq).findFirst().orElse(0);
        entries.stream()
                .filter(entry -> entry.seq() >= from)
                .forEach(entry -> last.put(entry.path() + entry.name(), entry));
        return last.values().stream().filter(entry -> entry.kind() == kind);
    }

    /** Since when and why it is being taken back, if it is. */
    public Optional<Note> turn() {
        return of(Entry.Kind.TURN)
                .map(entry ->
                        new Note(entry.at(), EntryData.of(entry, TurnData.class).reason()))
                .findFirst();
    }

    private Stream<Entry> of(Entry.Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind);
    }

    /** From its first entry to its last. */
    public Duration length() {
        return Duration.between(
                head.createdAt(), entries.get(entries.size() - 1).at());
    }

    /** The first that it made or placed. */
    public Optional<String> image() {
        return release.flatMap(known -> known.placements().stream().findFirst())
                .map(Release.Placement::imageId)
                .or(() -> head.outcome()
                        .map(outcome -> outcome.result())
                        .filter(result -> result != null && result.has("imageId"))
                        .map(result -> result.get("imageId").asText()));
    }

    /** As every {@code --json} shows an operation. */
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("operation", head.id());
        json.put("verb", head.verb());
        json.put("labels", head.labels());
        json.put("requested_by", head.requestedBy());
        json.put("created_at", head.createdAt());
        json.put("outcome", head.outcome().map(OutcomeText::json).orElse(null));
        json.put("release", release.map(OperationStory::json).orElse(null));
        json.put("image", image().orElse(null));
        json.put("verdicts", verdicts());
        json.put("notes", notes());
        return json;
    }

    private static Map<String, Object> json(Release release) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", release.id());
        json.put("version", release.version());
        json.put("commit", release.commit());
        json.put("status", release.status());
        json.put("kind", release.kind());
        json.put("reached_users", release.reachedUsers());
        json.put("started_at", release.startedAt());
        json.put("finished_at", release.finishedAt());
        return json;
    }
}
