package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A machine image.
 *
 * @param owner account id; {@link #AMAZON} for public ones
 * @param state {@code pending} or {@code available}; a deregistered image is gone
 * @param sourceInstance null when it was not made from an instance
 * @param source null when it is no copy
 * @param behaviour what a machine that runs it does under traffic
 */
public record Image(
        String id,
        String name,
        String description,
        String owner,
        String state,
        Instant createdAt,
        Architecture architecture,
        List<Device> devices,
        String sourceInstance,
        Copied source,
        Behaviour behaviour,
        Map<String, String> tags)
        implements Resource<Image> {
    /** Amazon's account for Amazon Linux. */
    public static final String AMAZON = "137112412989";

    /** One volume that the image brings. */
    public record Device(String name, String snapshotId, int sizeGiB, boolean encrypted) {}

    /** Where a copy came from. */
    public record Copied(String imageId, String region) {}

    @Override
    public Kind kind() {
        return Kind.IMAGE;
    }

    public boolean own() {
        return owner.equals(World.ACCOUNT);
    }

    public boolean available() {
        return state.equals("available");
    }

    public List<String> snapshots() {
        return devices.stream().map(Device::snapshotId).toList();
    }

    Image becomeAvailable() {
        return new Image(
                id,
                name,
                description,
                owner,
                "available",
                createdAt,
                architecture,
                devices,
                sourceInstance,
                source,
                behaviour,
                tags);
    }

    @Override
    public Image withTags(Map<String, String> other) {
        return new Image(
                id,
                name,
                description,
                owner,
                state,
                createdAt,
                architecture,
                devices,
                sourceInstance,
                source,
                behaviour,
                Tags.of(other));
    }
}
