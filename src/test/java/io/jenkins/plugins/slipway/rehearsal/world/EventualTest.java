package io.jenkins.plugins.slipway.rehearsal.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventualTest {
    @Test
    void shouldHideAnIdFromDescribesForAMomentWhenItWasJustCreated() {
        var hidden = LongStream.range(0, 50)
                .filter(seed -> {
                    var store = store(world(seed));
                    store.put("a", 1);
                    assertThat(store.now("a")).contains(1);
                    return store.seen("a").isEmpty();
                })
                .count();

        assertThat(hidden).isGreaterThan(40);
    }

    @Property(tries = 200)
    void shouldShowTheLastWriteToAllWhenTheLagIsOver(
            @ForAll long seed, @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 9) Integer> values) {
        var world = world(seed);
        var store = store(world);
        for (int value : values) {
            store.put("a", value);
            pass(world, Duration.ofMillis(400));
        }
        pass(world, Eventual.MAX_LAG);

        assertThat(store.seen("a")).contains(values.get(values.size() - 1));
        assertThat(store.allSeen()).containsExactly(values.get(values.size() - 1));
        assertThat(store.everCreated()).isOne();
    }

    @Property(tries = 200)
    void shouldNeverGoBackInTimeWhenWritesFollowEachOther(@ForAll long seed) {
        var world = world(seed);
        var store = store(world);
        var seen = new ArrayList<Integer>();
        for (int i = 0; i < 40; i++) {
            if (i < 10) {
                store.put("a", i);
            }
            store.seen("a").ifPresent(seen::add);
            pass(world, Duration.ofMillis(300));
        }

        assertThat(seen).isSorted().endsWith(9);
    }

    @Test
    void shouldStillShowARemovedValueUntilTheLagIsOver() {
        var stale = LongStream.range(0, 50)
                .filter(seed -> {
                    var world = world(seed);
                    var store = store(world);
                    store.put("a", 1);
                    pass(world, Eventual.MAX_LAG);
                    store.remove("a");
                    assertThat(store.now("a")).isEmpty();
                    boolean still = store.seen("a").isPresent();
                    pass(world, Eventual.MAX_LAG);
                    assertThat(store.allSeen()).isEmpty();
                    return still;
                })
                .count();

        assertThat(stale).isGreaterThan(40);
    }

    @Test
    void shouldShowEveryWriteAtOnceWhenStaleReadsAreOff() {
        var world = new World(Settings.standard().withoutStaleReads(), List.of());
        var store = store(world);

        store.put("a", 1);
        store.put("a", 2);

        assertThat(store.seen("a")).contains(2);
        store.remove("a");
        assertThat(store.seen("a")).isEmpty();
    }

    @Test
    void shouldLagTheSameWhenTheSeedIsTheSame() {
        assertThat(lags(7)).isEqualTo(lags(7)).isNotEqualTo(lags(8));
    }

    private static List<Boolean> lags(long seed) {
        var world = world(seed);
        var store = store(world);
        store.put("a", 1);
        var seen = new ArrayList<Boolean>();
        for (int i = 0; i < 30; i++) {
            seen.add(store.seen("a").isPresent());
            pass(world, Duration.ofMillis(100));
        }
        return seen;
    }

    private static World world(long seed) {
        return new World(Settings.standard().seed(seed), List.of());
    }

    private static Eventual<Integer> store(World world) {
        return new Eventual<>(world, "numbers");
    }

    private static void pass(World world, Duration time) {
        world.timeline().advanceTo(world.now().plus(time));
    }
}
