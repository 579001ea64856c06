package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Balancing;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Target groups that check, drain, and never find the images of {@code broken} healthy. */
public final class FakeBalancing implements Balancing {
    private final Region region;
    public final Map<String, String> health = new LinkedHashMap<>();
    public final Set<String> targetGroups = new LinkedHashSet<>(Set.of("tg-1", "tg-2"));
    public final Set<String> broken = new LinkedHashSet<>();
    public Duration check = Duration.ofSeconds(20);
    public Duration drain = Duration.ofSeconds(30);

    FakeBalancing(Region region) {
        this.region = region;
    }

    @Override
    public void register(String targetGroup, String instanceId) {
        health.put(key(targetGroup, instanceId), "initial");
        region.world().timeline().after(check, () -> {
            var image = region.machines().find(instanceId).orElseThrow().imageId();
            health.computeIfPresent(
                    key(targetGroup, instanceId),
                    (key, state) -> state.equals("initial") ? broken.contains(image) ? "unhealthy" : "healthy" : state);
        });
    }

    @Override
    public void registerHealthy(String targetGroup, String instanceId) {
        health.put(key(targetGroup, instanceId), "healthy");
    }

    @Override
    public void deregister(String targetGroup, String instanceId) {
        health.put(key(targetGroup, instanceId), "draining");
        region.world().timeline().after(drain, () -> health.remove(key(targetGroup, instanceId), "draining"));
    }

    @Override
    public Optional<String> health(String targetGroup, String instanceId) {
        return Optional.ofNullable(health.get(key(targetGroup, instanceId)));
    }

    @Override
    public Set<String> unhealthy(String targetGroup) {
        return health.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(targetGroup + "/")
                        && entry.getValue().equals("unhealthy"))
                .map(entry -> entry.getKey().substring(targetGroup.length() + 1))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean exists(String targetGroup) {
        return targetGroups.contains(targetGroup);
    }

    public void fail(String targetGroup, String instanceId) {
        health.put(key(targetGroup, instanceId), "unhealthy");
    }

    private static String key(String targetGroup, String instanceId) {
        return targetGroup + "/" + instanceId;
    }
}
