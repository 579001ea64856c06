package io.jenkins.plugins.slipway.rehearsal.world;

import io.jenkins.plugins.slipway.rehearsal.world.fault.Fault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values by id that describes see a moment late. Each write becomes visible after 0 to 3 s of virtual time, decided by the
 * seed, the id and the number of the write; a later write never shows before an earlier one. So what was just created may be
 * NotFound, and a change may not show yet (Amazon EC2 API Reference, "Eventual consistency in the Amazon EC2 API").
 *
 * <p>Values must be immutable. {@code now…} is the truth, for writes and for other services of the world; {@code seen…} is
 * what a describe answers. With {@link Settings#staleReads()} off both are the same.
 */
public final class Eventual<T> {
    /** Nothing stays hidden longer than this, unless a fault of the world makes it so. */
    public static final Duration MAX_LAG = Duration.ofSeconds(3);

    /** {@code value} is null for a removal. */
    private record Version<T>(T value, Instant visible) {}

    private final World world;
    private final String kind;
    private final Map<String, Deque<Version<T>>> histories = new LinkedHashMap<>();
    private long writes;
    private long changes;
    private long created;

    /** @param kind distinguishes the lags of one store from those of another; region and noun, {@code eu-central-1/image} */
    public Eventual(World world, String kind) {
        this.world = world;
        this.kind = kind;
    }

    public void put(String id, T value) {
        Objects.requireNonNull(value);
        if (now(id).isEmpty()) {
            created++;
        }
        write(id, value);
    }

    /** Puts a value as if it had been written long ago: visible at once, not counted as created. For the world's beginning. */
    public void seed(String id, T value) {
        var history = new ArrayDeque<Version<T>>();
        history.add(new Version<>(value, Instant.MIN));
        histories.put(id, history);
        changes++;
    }

    /** Removes what is there; nothing there is fine. */
    public void remove(String id) {
        if (now(id).isPresent()) {
            write(id, null);
        }
    }

    /** Replaces the true value; nothing happens when there is none. */
    public void change(String id, Function<T, T> step) {
        now(id).ifPresent(value -> put(id, step.apply(value)));
    }

    public Optional<T> now(String id) {
        var history = histories.get(id);
        return history == null
                ? Optional.empty()
                : Optional.ofNullable(history.getLast().value());
    }

    /** All true values, oldest id first. */
    public List<T> allNow() {
        var all = new ArrayList<T>(histories.size());
        for (var history : histories.values()) {
            var value = history.getLast().value();
            if (value != null) {
                all.add(value);
            }
        }
        return Collections.unmodifiableList(all);
    }

    public Optional<T> seen(String id) {
        var history = histories.get(id);
        return history == null ? Optional.empty() : visible(history);
    }

    /** All values as a describe sees them, oldest id first. */
    public List<T> allSeen() {
        histories.values().removeIf(this::gone);
        return histories.values().stream()
                .map(this::visible)
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many ids were ever created, those that are gone included. */
    public long everCreated() {
        return created;
    }

    /** Grows with whatever changes the truth, so that what follows from it can be kept until then. */
    public long changes() {
        return changes;
    }

    private void write(String id, T value) {
        changes++;
        var history = histories.computeIfAbsent(id, name -> new ArrayDeque<>());
        visible(history);
        var visible = world.now().plus(lag(id));
        if (!history.isEmpty() && history.getLast().visible().isAfter(visible)) {
            visible = history.getLast().visible();
        }
        history.add(new Version<>(value, visible));
    }

    private Duration lag(String id) {
        writes++;
        if (!world.settings().staleReads()) {
            return Duration.ZERO;
        }
        var key = "lag/" + kind + "/" + id + "/" + writes;
        var most = world.struck(FaultKind.STALE, kind.split("/")[0], "", key)
                .map(Fault::by)
                .orElse(MAX_LAG);
        return Duration.ofMillis((long) (world.chance(key) * most.toMillis()));
    }

    private Optional<T> visible(Deque<Version<T>> history) {
        dropOvertaken(history);
        var oldest = history.peekFirst();
        return oldest == null || oldest.visible().isAfter(world.now())
                ? Optional.empty()
                : Optional.ofNullable(oldest.value());
    }

    /** A version that a later, visible one has overtaken is never seen again. */
    private void dropOvertaken(Deque<Version<T>> history) {
        while (history.size() > 1) {
            var first = history.pollFirst();
            if (history.peekFirst().visible().isAfter(world.now())) {
                history.addFirst(first);
                return;
            }
        }
    }

    private boolean gone(Deque<Version<T>> history) {
        return visible(history).isEmpty()
                && history.getLast().value() == null
                && !history.getLast().visible().isAfter(world.now());
    }
}
