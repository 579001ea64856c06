package io.jenkins.plugins.slipway.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.bitbucket.simulated.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 10,000 commits between two, by limits that do not allow them at once. */
class LongHistoryTest {
    private static final int COMMITS = 10_000;
    private static final int AN_HOUR_TO_NOBODY = 60;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final CommitRange RANGE = new CommitRange("c" + COMMITS, Optional.of("c0"));
    private final VirtualTime time = new VirtualTime();

    static Stream<SimulatedBitbucket> kinds() {
        return Stream.of(SimulatedBitbucket.cloud(), SimulatedBitbucket.dataCenter());
    }

    private SimulatedBitbucket filled(SimulatedBitbucket simulated) {
        IntStream.rangeClosed(0, COMMITS)
                .mapToObj(i -> new RepositoryCommit(
                        "c" + i,
                        i == 0 ? List.of() : List.of("c" + (i - 1)),
                        FIRST.plusSeconds(60L * i),
                        FIRST.plusSeconds(60L * i)))
                .forEach(simulated.repository()::add);
        return simulated;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldReadThemWithoutEverBeingRefused(SimulatedBitbucket empty) {
        try (var simulated = filled(empty)) {
            simulated.limit(AN_HOUR_TO_NOBODY, time);
            var bitbucket =
                    Bitbuckets.open(simulated.address(), simulated.signIn(), time.patience(Duration.ofMinutes(90)));

            assertThat(new HashSet<>(all(bitbucket))).hasSize(COMMITS);

            // 100 calls: four fifths of 60 at once, the last ones five minutes apart, and then there are new ones
            assertThat(simulated.seen().size()).isEqualTo(COMMITS / 100);
            assertThat(Duration.between(VirtualTime.START, time.instant()))
                    .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(75));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldGoOnAtTheCursorAfterALimitThatWasUsedUp(SimulatedBitbucket empty) {
        try (var simulated = filled(empty)) {
            simulated.limit(AN_HOUR_TO_NOBODY, time);
            var read = new ArrayList<RepositoryCommit>();
            var cursor = Optional.<String>empty();
            int interruptions = 0;
            var bitbucket = impatient(simulated);
            do {
                try {
                    var page = bitbucket.commits(RANGE, cursor);
                    read.addAll(page.values());
                    cursor = page.next();
                } catch (BitbucketUnavailable limited) {
                    assertThat(limited).hasMessageContaining("its rate limit is used up (HTTP 429)");
                    interruptions++;
                    time.pass(Duration.ofHours(1));
                    // a new process, which knows nothing but the cursor
                    bitbucket = impatient(simulated);
                }
            } while (cursor.isPresent());

            assertThat(interruptions).isEqualTo(1);
            assertThat(read.size()).isEqualTo(COMMITS);
            assertThat(new HashSet<>(read)).hasSize(COMMITS);
            assertThat(read.get(COMMITS - 1).id()).isEqualTo("c1");
        }
    }

    private Bitbucket impatient(SimulatedBitbucket simulated) {
        return Bitbuckets.open(simulated.address(), simulated.signIn(), time.patience(Duration.ofSeconds(5)));
    }

    /** Cloud allows 1,000 an hour to somebody who signs in. */
    @Test
    void shouldReadThemAtOnceWhenSignedIn() {
        try (var simulated = filled(SimulatedBitbucket.cloud())) {
            simulated.limit(1_000, time);
            assertThat(all(Bitbuckets.open(
                            simulated.address(), simulated.signIn(), time.patience(Duration.ofSeconds(90)))))
                    .hasSize(COMMITS);
            assertThat(time.waits()).isEmpty();
        }
    }

    private static List<RepositoryCommit> all(Bitbucket bitbucket) {
        var all = new ArrayList<RepositoryCommit>();
        var cursor = Optional.<String>empty();
        do {
            var page = bitbucket.commits(RANGE, cursor);
            all.addAll(page.values());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }
}
