package io.jenkins.plugins.slipway.rehearsal.wire.ssm;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Service;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** AWS Systems Manager: Parameter Store, managed nodes and Run Command. */
public final class SsmService implements Service {
    private final World world;
    private final Map<String, Function<SsmRequest, Answer>> actions = new HashMap<>();

    public SsmService(World world) {
        this.world = world;
        actions.putAll(ParameterActions.all());
        actions.putAll(ParameterTagActions.all());
        actions.putAll(CommandActions.all());
        actions.putAll(InvocationActions.all());
        actions.putAll(NodeActions.all());
    }

    @Override
    public String name() {
        return "ssm";
    }

    @Override
    public Optional<Handler> handler(String action) {
        return Optional.ofNullable(actions.get(action))
                .map(handler -> call -> handler.apply(new SsmRequest(call.in(world), call.params())));
    }
}
