package io.jenkins.plugins.slipway.rehearsal.wire.elb;

import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.Service;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Elastic Load Balancing v2 in front of a world whose regions have {@link LoadBalancing}. */
public final class ElbService implements Service {
    private final World world;
    private final Map<String, Handler> handlers = new HashMap<>();

    public ElbService(World world) {
        this.world = world;
        new LoadBalancerCalls(this).addTo(handlers);
        new ListenerCalls(this).addTo(handlers);
        new RuleCalls(this).addTo(handlers);
        new TargetGroupCalls(this).addTo(handlers);
        new TargetCalls(this).addTo(handlers);
        new TagCalls(this).addTo(handlers);
    }

    @Override
    public String name() {
        return "elasticloadbalancing";
    }

    @Override
    public Optional<Handler> handler(String action) {
        return Optional.ofNullable(handlers.get(action));
    }

    World world() {
        return world;
    }

    LoadBalancing balancing(Call call) {
        return call.in(world).get(LoadBalancing.class);
    }
}
