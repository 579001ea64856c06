package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Service;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Amazon EC2: every action that the rehearsal models. */
public final class Ec2Service implements Service {
    private final World world;
    private final Map<String, Function<Ec2Request, Answer>> actions = new HashMap<>();

    public Ec2Service(World world) {
        this.world = world;
        actions.putAll(InstanceActions.all());
        actions.putAll(ImageActions.all());
        actions.putAll(SnapshotActions.all());
        actions.putAll(PermissionActions.all());
        actions.putAll(EncryptionActions.all());
        actions.putAll(TagActions.all());
        actions.putAll(TemplateActions.all());
        actions.putAll(TemplateVersionActions.all());
        actions.putAll(NetworkActions.all());
        actions.putAll(RegionActions.all());
    }

    @Override
    public String name() {
        return "ec2";
    }

    @Override
    public Optional<Handler> handler(String action) {
        return Optional.ofNullable(actions.get(action))
                .map(handler -> call -> handler.apply(new Ec2Request(call.in(world), call.params())));
    }
}
