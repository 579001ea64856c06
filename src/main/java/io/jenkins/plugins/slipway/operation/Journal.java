package io.jenkins.plugins.slipway.operation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One operation's entries in memory, indexed by path and name; what the store acknowledged, and nothing else. */
final class Journal {
    /** Of the format that {@link EntryData} describes. */
    static final int VERSION = 1;

    private final OperationId id;
    private final Journals store;
    private final Clock clock;
    private final Hold hold;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Map<String, List<Entry>>> steps = new HashMap<>();
    private final Pauses pauses = new Pauses();
    private Object plan;
    private final Map<Entry, EntryData> read = new IdentityHashMap<>();
    private final Map<Entry, String> inputs = new IdentityHashMap<>();
    private final Map<Entry, Object> values = new IdentityHashMap<>();

    Journal(OperationId id, Journals store, Clock clock, Hold hold) {
        this.id = id;
        this.store = store;
        this.clock = clock;
        this.hold = hold;
    }

    /** Takes in what others have written since. */
    void catchUp() {
        try {
            store.read(id, entries.size()).forEach(this::take);
        } catch (RuntimeException e) {
            throw new Halt(e);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    Stream<Entry> of(Entry.Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind);
    }

    Optional<Entry> last(Entry.Kind kind) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).kind() == kind) {
                return Optional.of(entries.get(i));
            }
        }
        return Optional.empty();
    }

    /** What one step has written, in order. */
    List<Entry> step(String path, String name) {
        return steps.getOrDefault(path, Map.of()).getOrDefault(name, List.of());
    }

    /** What the operation is to do, read once. @throws IllegalArgumentException when it is no such plan */
    <P extends Plan> P plan(Class<P> type) {
        if (plan == null) {
            plan = JournalJson.read(entries.get(0).data(), type);
        }
        return type.cast(plan);
    }

    /** What an entry says, read once: each pass over the journal asks again. */
    <T extends EntryData> T said(Entry entry, Class<T> type) {
        return type.cast(read.computeIfAbsent(entry, unread -> EntryData.of(unread, type)));
    }

    /** The input that an intent was recorded with, as JSON; {@code null} where there was none. */
    String input(Entry intent) {
        return inputs.computeIfAbsent(
                intent, unread -> JournalJson.text(unread.data().get("input")));
    }

    /**
     * The value that a step ended with, read once; {@code null} where it has none.
     *
     * @throws IllegalArgumentException when it is no such value
     */
    <T> T value(Entry end, Class<T> type) {
        var known = values.get(end);
        if (type.isInstance(known)) {
            return type.cast(known);
        }
        var value = JournalJson.read(end.data().get("value"), type);
        values.put(end, value);
        return value;
    }

    /** Every step's entries, by path and name. */
    Map<String, Map<String, List<Entry>>> steps() {
        return steps;
    }

    Pauses pauses() {
        return pauses;
    }

    /** @throws EntryTooLarge when the data is beyond {@link Entry.Kind#largest()} */
    Entry append(Entry.Kind kind, String path, String name, Object data) {
        var text = JournalJson.text(data);
        checkSize(kind, path, name, text);
        hold.admit();
        var lease = hold.lease();
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var entry = new Entry(entries.size(), path, kind, name, JournalJson.parse(text), at, lease.epoch());
        try {
            store.append(id, lease, entry);
        } catch (RuntimeException e) {
            throw new Halt(e);
        }
        take(entry);
        return entry;
    }

    static void checkSize(Entry.Kind kind, String path, String name, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > kind.largest()) {
            throw new EntryTooLarge(kind, path, name, bytes);
        }
    }

    private void take(Entry entry) {
        entries.add(entry);
        pauses.take(entry);
        if (isStep(entry.kind())) {
            steps.computeIfAbsent(entry.path(), path -> new HashMap<>())
                    .computeIfAbsent(entry.name(), name -> new ArrayList<>(3))
                    .add(entry);
        }
    }

    private static boolean isStep(Entry.Kind kind) {
        return switch (kind) {
            case PLAN, PAUSED, RESUMED, TURN, UNDONE, UNDO_FAILED, OUTCOME -> false;
            default -> true;
        };
    }
}
