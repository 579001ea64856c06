package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A machine image.
 *
 * @param owner account id; {@link #AMAZON} for public ones
 * @param state {@code pending}, {@code available} or {@code failed}; a deregistered image is gone
 * @param stateReason why it failed, or null
 * @param sourceInstance null when it was not made from an instance
 * @param source null when it is no copy
 * @param launchers other accounts that may launch it
 * @param behaviour what a machine that runs it does under traffic
 */
public record Image(
        String id,
        String name,
        String description,
        String owner,
        String state,
        String stateReason,
        Instant createdAt,
        Architecture architecture,
        List<Device> devices,
        String sourceInstance,
        Copied source,
        Set<String> launchers,
        Behaviour behaviour,
        Map<String, String> tags)
        implements Resource<Image> {
    /** Amazon's account for Amazon Linux. */
    public static final String AMAZON = "137112412989";

    /** One volume that the image brings. @param kmsKey null when it is not encrypted */
    public record Device(String name, String snapshotId, int sizeGiB, String kmsKey) {
        public boolean encrypted() {
            return kmsKey != null;
        }
    }

    /** Where a copy came from. */
    public record Copied(String imageId, String region) {}

    @Override
    public Kind kind() {
        return Kind.IMAGE;
    }

    /** Everybody may launch it. */
    public boolean isPublic() {
        return owner.equals(AMAZON);
    }

    boolean isOf(Region region) {
        return owner.equals(region.account());
    }

    public boolean available() {
        return state.equals("available");
    }

    public List<String> snapshots() {
        return devices.stream().map(Device::snapshotId).toList();
    }

    Image becomeAvailable() {
        return with("available", null, launchers, tags);
    }

    Image fail(String reason) {
        return with("failed", reason, launchers, tags);
    }

    Image withLaunchers(Set<String> others) {
        return with(state, stateReason, new TreeSet<>(others), tags);
    }

    @Override
    public Image withTags(Map<String, String> other) {
        return with(state, stateReason, launchers, Tags.of(other));
    }

    private Image with(String state, String stateReason, Set<String> launchers, Map<String, String> tags) {
        return new Image(
                id,
                name,
                description,
                owner,
                state,
                stateReason,
                createdAt,
                architecture,
                devices,
                sourceInstance,
                source,
                launchers,
                behaviour,
                tags);
    }
}
