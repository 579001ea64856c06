package io.jenkins.plugins.slipway.bitbucket;

import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.bitbucket.simulated.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A simulated repository with a few commits, opened; either kind says which it is. */
abstract class OpenedBitbucket {
    static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    static final URI LINK = URI.create("https://ci.example.org/7");
    final VirtualTime time = new VirtualTime();
    SimulatedBitbucket simulated;
    Bitbucket bitbucket;

    abstract SimulatedBitbucket start();

    @BeforeEach
    void open() {
        simulated = start();
        chain(5);
        bitbucket = open(simulated.signIn());
    }

    Bitbucket open(SignIn signIn) {
        return Bitbuckets.open(simulated.address(), signIn, time.patience(Duration.ofSeconds(90)));
    }

    /** c0 … cN, each the parent of the next. */
    void chain(int length) {
        IntStream.range(0, length)
                .mapToObj(i -> new RepositoryCommit("c" + i, i == 0 ? List.of() : List.of("c" + (i - 1)), at(i), at(i)))
                .forEach(simulated.repository()::add);
        simulated.repository().branch("feature/x+y", "c" + (length - 1));
    }

    static Instant at(int minute) {
        return TIME.plusSeconds(60L * minute);
    }

    @AfterEach
    void close() {
        bitbucket.close();
        simulated.close();
    }

    static BuildStatus status(String key, BuildStatus.State state) {
        return new BuildStatus(key, state, "Slipway: production", "canary at 10 %", LINK);
    }
}
