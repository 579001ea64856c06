package io.jenkins.plugins.slipway.gate;

import io.jenkins.plugins.slipway.cloud.AlarmState;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Commands;
import io.jenkins.plugins.slipway.cloud.Fleets;
import io.jenkins.plugins.slipway.cloud.Identity;
import io.jenkins.plugins.slipway.cloud.Images;
import io.jenkins.plugins.slipway.cloud.Instances;
import io.jenkins.plugins.slipway.cloud.MetricQuery;
import io.jenkins.plugins.slipway.cloud.Metrics;
import io.jenkins.plugins.slipway.cloud.Parameters;
import io.jenkins.plugins.slipway.cloud.Series;
import io.jenkins.plugins.slipway.cloud.Templates;
import io.jenkins.plugins.slipway.cloud.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A region in which there is one alarm, {@code 5xx}, and nothing else. */
final class AlarmsOnly implements Cloud, Metrics {
    private final Clock clock;
    private Instant quietFrom = Instant.MIN;

    AlarmsOnly(Clock clock) {
        this.clock = clock;
    }

    void firesUntil(Instant end) {
        quietFrom = end;
    }

    @Override
    public List<AlarmState> alarms(List<String> names) {
        var state = clock.instant().isBefore(quietFrom) ? "ALARM" : "OK";
        return names.stream()
                .filter("5xx"::equals)
                .map(name -> new AlarmState(name, state, "12 errors", Instant.EPOCH))
                .toList();
    }

    @Override
    public List<Series> read(List<MetricQuery> queries, Instant from, Instant to, Duration period) {
        throw notHere();
    }

    @Override
    public Metrics metrics() {
        return this;
    }

    @Override
    public String connection() {
        return "prod";
    }

    @Override
    public String region() {
        return "eu-central-1";
    }

    @Override
    public Images images() {
        throw notHere();
    }

    @Override
    public Instances instances() {
        throw notHere();
    }

    @Override
    public Templates templates() {
        throw notHere();
    }

    @Override
    public Fleets fleets() {
        throw notHere();
    }

    @Override
    public Traffic traffic() {
        throw notHere();
    }

    @Override
    public Commands commands() {
        throw notHere();
    }

    @Override
    public Parameters parameters() {
        throw notHere();
    }

    @Override
    public Identity identity() {
        throw notHere();
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("there are only alarms here");
    }
}
