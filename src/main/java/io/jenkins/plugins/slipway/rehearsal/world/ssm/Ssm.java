package io.jenkins.plugins.slipway.rehearsal.world.ssm;

import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.ParameterStore;
import io.jenkins.plugins.slipway.rehearsal.world.Region;

/** AWS Systems Manager in one region. As a part of a world: {@code Ssm::join}; it needs EC2. */
public final class Ssm {
    private final Parameters parameters;
    private final Nodes nodes;
    private final Commands commands;

    private Ssm(Region region) {
        parameters = new Parameters(region);
        nodes = new Nodes(region);
        commands = new Commands(region, nodes);
    }

    /** Adds Systems Manager to a region, as {@link ParameterStore} and as itself. */
    public static void join(Region region) {
        var ssm = new Ssm(region);
        region.add(Ssm.class, ssm);
        region.add(ParameterStore.class, ssm.parameters);
        region.counted(ssm::count);
    }

    public Parameters parameters() {
        return parameters;
    }

    public Nodes nodes() {
        return nodes;
    }

    public Commands commands() {
        return commands;
    }

    private void count(Census.Tally tally) {
        tally.count(
                "parameters",
                parameters.all().stream()
                        .map(it -> it.name() + " " + it.value())
                        .toList(),
                parameters.ever());
        tally.count(
                "commands",
                commands.all().stream()
                        .filter(it -> !it.status().ended())
                        .map(Command::id)
                        .toList(),
                commands.ever());
    }
}
