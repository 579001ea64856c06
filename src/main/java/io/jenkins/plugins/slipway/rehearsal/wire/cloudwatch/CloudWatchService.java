package io.jenkins.plugins.slipway.rehearsal.wire.cloudwatch;

import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.Service;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.CloudWatch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** CloudWatch in front of a world whose regions have {@link CloudWatch}. */
public final class CloudWatchService implements Service {
    private final World world;
    private final Map<String, Handler> handlers = new HashMap<>();

    public CloudWatchService(World world) {
        this.world = world;
        new MetricCalls(this).addTo(handlers);
        new StatisticsCalls(this).addTo(handlers);
        new AlarmCalls(this).addTo(handlers);
    }

    @Override
    public String name() {
        return "monitoring";
    }

    @Override
    public Optional<Handler> handler(String action) {
        return Optional.ofNullable(handlers.get(action));
    }

    World world() {
        return world;
    }

    CloudWatch cloudWatch(Call call) {
        return call.in(world).get(CloudWatch.class);
    }
}
