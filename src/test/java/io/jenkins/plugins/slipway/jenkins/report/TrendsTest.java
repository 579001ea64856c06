package io.jenkins.plugins.slipway.jenkins.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** Boxes on pages of jobs, with a clock and threads that are moved by hand. */
class TrendsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Executor AT_ONCE = Runnable::run;

    private final List<String> asked = new ArrayList<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private long now;

    private Trends<String> trends(Executor threads) {
        return new Trends<>(this::work, threads, () -> now, MINUTE, Duration.ofMillis(1));
    }

    private Optional<String> work(String job) {
        asked.add(job);
        if (job.equals("broken")) {
            throw new IllegalStateException("the ledger is away");
        }
        return job.equals("idle") ? Optional.empty() : Optional.of(job + " " + asked.size());
    }

    @Test
    void shouldWorkOutEachOnceInAWhile() {
        var trends = trends(AT_ONCE);

        assertThat(trends.of("cart")).contains("cart 1");
        now += MINUTE.toNanos() - 1;
        assertThat(trends.of("cart")).contains("cart 1");
        assertThat(trends.of("idle")).isEmpty();
        assertThat(trends.of("idle")).isEmpty();
        now += 1;
        assertThat(trends.of("cart")).contains("cart 3");
        assertThat(asked).containsExactly("cart", "idle", "cart");
    }

    @Test
    void shouldLeaveTheBoxOutWhenItIsNotThereInTimeAndShowItWhenItIs() {
        var trends = trends(waiting::add);

        assertThat(trends.of("cart")).isEmpty();
        now += MINUTE.toNanos();
        assertThat(trends.of("cart")).isEmpty();
        assertThat(waiting).hasSize(1);

        waiting.remove().run();
        now -= MINUTE.toNanos();
        assertThat(trends.of("cart")).contains("cart 1");
    }

    @Test
    void shouldShowWhatWasKnownWhileItIsWorkedOutAgain() {
        var trends = trends(waiting::add);
        trends.of("cart");
        waiting.remove().run();
        now += MINUTE.toNanos();

        assertThat(trends.of("cart")).contains("cart 1");
        waiting.remove().run();
        assertThat(trends.of("cart")).contains("cart 2");
    }

    @Test
    void shouldAskALedgerThatIsAwayNoMoreForAWhile() {
        var trends = trends(AT_ONCE);

        assertThat(trends.of("broken")).isEmpty();
        assertThat(trends.of("broken")).isEmpty();
        assertThat(asked).hasSize(1);
        now += MINUTE.toNanos();
        assertThat(trends.of("broken")).isEmpty();
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldForgetThoseThatNobodyHasAskedForLongest() {
        var trends = trends(AT_ONCE);
        trends.of("first");
        for (int i = 0; i < 2000; i++) {
            trends.of("job" + i);
        }
        trends.of("job1999");

        assertThat(asked).hasSize(2001);
        trends.of("first");
        assertThat(asked).hasSize(2002);
    }
}
