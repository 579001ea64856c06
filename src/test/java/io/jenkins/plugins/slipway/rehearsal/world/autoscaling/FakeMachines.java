package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Machine;
import io.jenkins.plugins.slipway.rehearsal.world.Machines;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** EC2 with one launch template, {@code lt-1} named {@code shop}, whose versions are added by number. */
public final class FakeMachines implements Machines {
    private long asked;
    private final Region region;
    public final Map<String, Machine> machines = new LinkedHashMap<>();
    public final TreeMap<Long, Template> versions = new TreeMap<>();
    public Duration boot = Duration.ofSeconds(20);
    public Duration end = Duration.ofSeconds(15);
    public boolean noCapacity;

    FakeMachines(Region region) {
        this.region = region;
        version(1, "ami-1");
        version(2, "ami-2");
    }

    public void version(long number, String image) {
        versions.put(number, new Template("lt-1", "shop", number, image, "m7g.large"));
    }

    @Override
    public String launch(String templateId, String version, String zone, Map<String, String> tags) {
        var id = start(templateId, version, zone, tags, "pending", null);
        region.world()
                .timeline()
                .after(
                        boot,
                        () -> state(id, "pending", "running", region.world().now()));
        return id;
    }

    @Override
    public String launchRunning(String templateId, String version, String zone, Map<String, String> tags) {
        return start(templateId, version, zone, tags, "running", region.world().now());
    }

    private String start(
            String templateId, String version, String zone, Map<String, String> tags, String state, Instant since) {
        if (noCapacity) {
            throw new WorldFault(
                    "InsufficientInstanceCapacity", "We do not have sufficient capacity in " + zone + ".", 500);
        }
        var template = template(templateId, version);
        var id = region.newId("i");
        machines.put(
                id,
                new Machine(
                        id,
                        template.imageId(),
                        state,
                        region.world().now(),
                        since,
                        zone,
                        Behaviour.GOOD,
                        template.version(),
                        Map.copyOf(tags)));
        return id;
    }

    @Override
    public void terminate(String instanceId) {
        state(instanceId, null, "shutting-down", null);
        region.world().timeline().after(end, () -> state(instanceId, "shutting-down", "terminated", null));
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
    public Optional<String> zoneOf(String subnetId) {
        return subnetId.startsWith("subnet-") ? Optional.of(region.name() + subnetId.substring(7)) : Optional.empty();
    }

    @Override
    public Template template(String idOrName, String version) {
        if (!idOrName.equals("lt-1") && !idOrName.equals("shop")) {
            throw new WorldFault(
                    "InvalidLaunchTemplateId.NotFound", "The launch template " + idOrName + " does not exist.");
        }
        return switch (version) {
            case "$Latest" -> versions.lastEntry().getValue();
            case "$Default" -> versions.firstEntry().getValue();
            default ->
                Optional.ofNullable(versions.get(Long.valueOf(version)))
                        .orElseThrow(() -> new WorldFault(
                                "InvalidLaunchTemplateId.VersionNotFound", "Could not find version " + version + "."));
        };
    }

    private void state(String id, String from, String to, Instant since) {
        machines.computeIfPresent(
                id,
                (key, m) -> from != null && !m.state().equals(from)
                        ? m
                        : new Machine(
                                id,
                                m.imageId(),
                                to,
                                m.launchedAt(),
                                since == null ? m.runningSince() : since,
                                m.zone(),
                                m.behaviour(),
                                m.templateVersion(),
                                m.tags()));
    }
}
