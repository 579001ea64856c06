package io.jenkins.plugins.slipway.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Journals for tests; all goes through text once, so that nothing survives which JSON does not carry. */
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
        var it = new Kept(asKept(operation, OperationRecord.class));
        it.entries.add(asKept(plan, Entry.class));
        kept.put(operation.id(), it);
    }

    @Override
    public synchronized Optional<OperationRecord> find(OperationId id) {
        return Optional.ofNullable(kept.get(id)).map(it -> it.head);
    }

    @Override
    public synchronized List<OperationRecord> list(boolean openOnly, int limit) {
        var heads = new ArrayList<>(kept.values().stream().map(it -> it.head).toList());
        Collections.reverse(heads);
        return heads.stream()
                .filter(head -> !openOnly || head.outcome().isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public List<OperationRecord> openAt(String target) {
        return list(true, Integer.MAX_VALUE).stream()
                .filter(head -> head.targets().contains(target))
                .toList();
    }

    @Override
    public List<OperationRecord> at(String target, int limit) {
        return list(false, Integer.MAX_VALUE).stream()
                .filter(head -> head.targets().contains(target))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Entry> read(OperationId id, long fromSeq) {
        var it = kept.get(id);
        return it == null ? List.of() : List.copyOf(it.entries.subList((int) fromSeq, it.entries.size()));
    }

    @Override
    public synchronized void append(OperationId id, Lease lease, Entry entry) {
        leases.check(lease);
        var it = known(id);
        if (entry.seq() != it.entries.size()) {
            throw new IllegalStateException(
                    "entry %d of %s is not the next, that is %d".formatted(entry.seq(), id, it.entries.size()));
        }
        it.entries.add(asKept(entry, Entry.class));
        if (entry.kind() == Entry.Kind.OUTCOME) {
            it.close(JournalJson.read(entry.data(), Outcome.class));
        }
    }

    @Override
    public synchronized void send(OperationId id, Signal signal) {
        known(id).signals.add(asKept(signal, Signal.class));
    }

    @Override
    public synchronized List<Signal> signals(OperationId id) {
        var it = kept.get(id);
        return it == null ? List.of() : List.copyOf(it.signals);
    }

    private Kept known(OperationId id) {
        return Optional.ofNullable(kept.get(id))
                .orElseThrow(() -> new IllegalStateException("there is no operation " + id));
    }

    private static <T> T asKept(T value, Class<T> type) {
        return JournalJson.read(JournalJson.tree(value), type);
    }

    private static final class Kept {
        OperationRecord head;
        final List<Entry> entries = new ArrayList<>();
        final List<Signal> signals = new ArrayList<>();

        Kept(OperationRecord head) {
            this.head = head;
        }

        void close(Outcome outcome) {
            head = new OperationRecord(
                    head.id(),
                    head.verb(),
                    head.targets(),
                    head.labels(),
                    head.requestedBy(),
                    head.journalVersion(),
                    head.createdAt(),
                    Optional.of(outcome));
        }
    }
}
