package io.jenkins.plugins.slipway.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Journals for tests; they keep text, so that nothing survives which JSON does not carry. */
public final class MemoryJournals implements Journals {
    private final MemoryLeases leases;
    private final Map<OperationId, Kept> kept = new LinkedHashMap<>();

    public MemoryJournals(MemoryLeases leases) {
        this.leases = leases;
    }

    @Override
    public synchronized void create(OperationRecord operation, Entry plan) {
        if (kept.containsKey(operation.id())) {
            throw new IllegalStateException("operation " + operation.id() + " exists already");
        }
        var it = new Kept(JournalJson.text(operation));
        it.entries.add(JournalJson.text(plan));
        kept.put(operation.id(), it);
    }

    @Override
    public synchronized Optional<OperationRecord> find(OperationId id) {
        return Optional.ofNullable(kept.get(id)).map(Kept::head);
    }

    @Override
    public synchronized List<OperationRecord> list(boolean openOnly, int limit) {
        var heads = new ArrayList<>(kept.values().stream().map(Kept::head).toList());
        java.util.Collections.reverse(heads);
        return heads.stream()
                .filter(head -> !openOnly || head.outcome().isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Entry> read(OperationId id, long fromSeq) {
        var it = kept.get(id);
        return it == null
                ? List.of()
                : it.entries.stream()
                        .skip(fromSeq)
                        .map(text -> read(text, Entry.class))
                        .toList();
    }

    @Override
    public synchronized void append(OperationId id, Lease lease, Entry entry) {
        leases.check(lease);
        var it = known(id);
        if (entry.seq() != it.entries.size()) {
            throw new IllegalStateException(
                    "entry %d of %s is not the next, that is %d".formatted(entry.seq(), id, it.entries.size()));
        }
        it.entries.add(JournalJson.text(entry));
        if (entry.kind() == Entry.Kind.OUTCOME) {
            it.outcome = Optional.of(JournalJson.read(entry.data(), Outcome.class));
        }
    }

    @Override
    public synchronized void send(OperationId id, Signal signal) {
        known(id).signals.add(JournalJson.text(signal));
    }

    @Override
    public synchronized List<Signal> signals(OperationId id) {
        var it = kept.get(id);
        return it == null
                ? List.of()
                : it.signals.stream().map(text -> read(text, Signal.class)).toList();
    }

    private Kept known(OperationId id) {
        return Optional.ofNullable(kept.get(id))
                .orElseThrow(() -> new IllegalStateException("there is no operation " + id));
    }

    private static <T> T read(String text, Class<T> type) {
        return JournalJson.read(JournalJson.parse(text), type);
    }

    private static final class Kept {
        final String head;
        final List<String> entries = new ArrayList<>();
        final List<String> signals = new ArrayList<>();
        Optional<Outcome> outcome = Optional.empty();

        Kept(String head) {
            this.head = head;
        }

        OperationRecord head() {
            var it = read(head, OperationRecord.class);
            return new OperationRecord(
                    it.id(),
                    it.verb(),
                    it.targets(),
                    it.labels(),
                    it.requestedBy(),
                    it.journalVersion(),
                    it.createdAt(),
                    outcome);
        }
    }
}
