package io.jenkins.plugins.slipway.operation.crash;

import io.jenkins.plugins.slipway.operation.Faults.Reaction;
import io.jenkins.plugins.slipway.operation.ToyFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A world with what makes the real one hard: things that are hidden for a while after they were made, work that takes time,
 * a weight that must go back, replies that are lost after the change, refusals before it. It knows no client tokens.
 */
public final class ToyWorld {
    private static final Duration HIDDEN = Duration.ofSeconds(10);
    private static final Duration WORK = Duration.ofSeconds(100);

    /** What may go wrong with a call. */
    public enum Trouble {
        NONE,
        REFUSED,
        REPLY_LOST
    }

    private final Clock clock;
    private final IntFunction<Trouble> troubles;
    private final Map<String, Instant> things = new TreeMap<>();
    private final Map<String, Integer> everMade = new TreeMap<>();
    private final Map<String, Instant> works = new TreeMap<>();
    private final Map<String, Integer> weights = new TreeMap<>();
    private int calls;

    /** @param troubles by the number of the writing call, from 0 */
    public ToyWorld(Clock clock, IntFunction<Trouble> troubles) {
        this.clock = clock;
        this.troubles = troubles;
    }

    public String make(String name) {
        return call(() -> {
            if (things.putIfAbsent(name, clock.instant()) != null) {
                things.put(name + "'", clock.instant());
            }
            everMade.merge(name, 1, Integer::sum);
            return name;
        });
    }

    /** Stale: what is new is not there yet. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(things.get(name))
                .filter(made -> !clock.instant().isBefore(made.plus(HIDDEN)))
                .map(made -> name);
    }

    /** Not found is success, and as stale as {@link #find}. */
    public void end(String name) {
        call(() -> {
            find(name).ifPresent(things::remove);
            return name;
        });
    }

    public String startWork(String name) {
        return call(() -> {
            everMade.merge("work " + name, 1, Integer::sum);
            works.put(name, clock.instant());
            return name;
        });
    }

    public Optional<String> findWork(String name) {
        return works.containsKey(name) ? Optional.of(name) : Optional.empty();
    }

    public boolean isWorkDone(String name) {
        return works.containsKey(name)
                && !clock.instant().isBefore(works.get(name).plus(WORK));
    }

    public void cancelWork(String name) {
        call(() -> works.remove(name));
    }

    public void setWeight(String rule, int weight) {
        call(() -> weights.put(rule, weight));
    }

    public int weight(String rule) {
        return weights.getOrDefault(rule, 0);
    }

    /** What is there, and how much was ever made. */
    public String snapshot() {
        return "things %s, works %s, weights %s, ever made %s"
                .formatted(things.keySet(), works.keySet(), weights, everMade);
    }

    /** Whether it is as before the first operation. */
    public boolean isUntouched() {
        return things.isEmpty() && works.isEmpty() && weights.values().stream().allMatch(weight -> weight == 0);
    }

    private <T> T call(Supplier<T> change) {
        var trouble = troubles.apply(calls++);
        if (trouble == Trouble.REFUSED) {
            throw new ToyFault(Reaction.AGAIN, "Throttling");
        }
        var reply = change.get();
        if (trouble == Trouble.REPLY_LOST) {
            throw new ToyFault(Reaction.LOOK, "connection reset");
        }
        return reply;
    }
}
