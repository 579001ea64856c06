package io.jenkins.plugins.slipway.rehearsal.world.fakes;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Machine;
import io.jenkins.plugins.slipway.rehearsal.world.Machines;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Instances that a test sets up and switches off. */
public final class FakeMachines implements Machines {
    private long asked;
    private final Map<String, Machine> machines = new LinkedHashMap<>();

    /** Adds an instance that has been running since then. */
    public String running(String id, String imageId, Behaviour behaviour, Instant since) {
        machines.put(id, new Machine(id, imageId, "running", since, since, "eu-central-1a", behaviour, 1, Map.of()));
        return id;
    }

    public void state(String id, String state) {
        machines.computeIfPresent(
                id,
                (name, old) -> new Machine(
                        id,
                        old.imageId(),
                        state,
                        old.launchedAt(),
                        old.runningSince(),
                        old.zone(),
                        old.behaviour(),
                        old.templateVersion(),
                        old.tags()));
    }

    @Override
    public void terminate(String instanceId) {
        state(instanceId, "terminated");
    }

    /** Tests change what there is behind its back, so that all may have changed whenever somebody asks. */
    @Override
    public long changes() {
        return ++asked;
    }

    @Override
    public Optional<Machine> find(String instanceId) {
        return Optional.ofNullable(machines.get(instanceId));
    }

    @Override
    public String launch(String templateId, String version, String zone, Map<String, String> tags) {
        throw new UnsupportedOperationException("tests add instances by running()");
    }

    @Override
    public Template template(String idOrName, String version) {
        throw new UnsupportedOperationException("there are no templates here");
    }
}
