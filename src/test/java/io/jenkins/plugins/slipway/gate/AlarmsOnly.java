package io.jenkins.plugins.slipway.gate;

import io.jenkins.plugins.slipway.cloud.AlarmState;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.MetricQuery;
import io.jenkins.plugins.slipway.cloud.Metrics;
import io.jenkins.plugins.slipway.cloud.Series;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A region in which there is one alarm, {@code 5xx}, and nothing else. */
final class AlarmsOnly implements Metrics {
    private final Clock clock;
    private Instant quietFrom = Instant.MIN;

    AlarmsOnly(Clock clock) {
        this.clock = clock;
    }

    void firesUntil(Instant end) {
        quietFrom = end;
    }

    Cloud cloud() {
        return (Cloud) Proxy.newProxyInstance(
                Cloud.class.getClassLoader(), new Class<?>[] {Cloud.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("metrics")) {
                        return this;
                    }
                    throw new UnsupportedOperationException("there are only alarms here, not " + method.getName());
                });
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
        throw new UnsupportedOperationException("there are only alarms here");
    }
}
