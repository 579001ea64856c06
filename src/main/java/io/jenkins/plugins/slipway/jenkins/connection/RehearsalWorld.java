package io.jenkins.plugins.slipway.jenkins.connection;

import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An AWS inside the controller for all connections marked {@code rehearsal}: in memory, gone with the process, in real time.
 *
 * <p>One for all of them, because images are shared between accounts; each connection that only targets name has an account of
 * its own.
 */
final class RehearsalWorld implements AutoCloseable {
    private static final long SEED = 1;

    private final Rehearsal rehearsal;
    private final AwsClouds clouds;
    private final Set<List<String>> groups = new HashSet<>();

    RehearsalWorld(Clock clock) {
        var start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var world = new FastClock(clock, start, 1);
        // without stale reads: what is furnished is to be seen at once
        var settings = Settings.standard().seed(SEED).start(start).withoutStaleReads();
        this.rehearsal = Rehearsal.of(settings, Estate.empty(), world);
        this.clouds = new AwsClouds(AwsSettings.rehearsal(rehearsal.http(), clock, RehearsalWorld::await, SEED));
    }

    Clouds clouds() {
        return clouds;
    }

    /** Puts there what an environment names and is not there yet: groups in service, networks, images. */
    synchronized void furnish(Spec spec, EnvironmentSpec environment) {
        var estate = SpecEstate.of(spec, environment);
        var missing = estate.fleets().stream()
                .filter(fleet -> groups.add(List.of(fleet.account(), fleet.region(), fleet.group())))
                .toList();
        rehearsal.furnish(new Estate(missing, estate.sites(), estate.accounts()));
    }

    private static void await(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        clouds.close();
    }
}
