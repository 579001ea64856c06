package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.wire.Service;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Auto Scaling on the wire; an action that is not in its table is not modelled. */
public final class AutoScalingService implements Service {
    /** Carries out one action in the region that was called. */
    @FunctionalInterface
    interface Action {
        Answer on(AutoScaling autoScaling, Params params);
    }

    /** Actions by name, as each family of calls registers them. */
    interface Table {
        void put(String action, Action handler);
    }

    private final Map<String, Handler> handlers = new HashMap<>();

    /** @param world every region of it has {@link AutoScaling#part()} */
    public AutoScalingService(World world) {
        Table table = (action, handler) ->
                handlers.put(action, call -> handler.on(call.in(world).get(AutoScaling.class), call.params()));
        GroupCalls.register(table);
        TargetGroupCalls.register(table);
        InstanceCalls.register(table);
        RefreshCalls.register(table);
        TagCalls.register(table);
        ActivityCalls.register(table);
        AccountCalls.register(table);
    }

    @Override
    public String name() {
        return "autoscaling";
    }

    @Override
    public Optional<Handler> handler(String action) {
        return Optional.ofNullable(handlers.get(action));
    }
}
