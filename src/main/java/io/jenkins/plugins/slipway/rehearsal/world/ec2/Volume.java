package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import java.time.Instant;
import java.util.Map;

/** A volume attached to an instance. */
public record Volume(
        String id,
        String instanceId,
        String device,
        String snapshotId,
        int sizeGiB,
        String type,
        String kmsKey,
        boolean deleteOnTermination,
        String zone,
        Instant createdAt,
        Map<String, String> tags)
        implements Resource<Volume> {
    @Override
    public Kind kind() {
        return Kind.VOLUME;
    }

    public boolean encrypted() {
        return kmsKey != null;
    }

    /** Once its instance is gone. */
    Volume detached() {
        return new Volume(
                id, null, device, snapshotId, sizeGiB, type, kmsKey, deleteOnTermination, zone, createdAt, tags);
    }

    @Override
    public Volume withTags(Map<String, String> other) {
        return new Volume(
                id,
                instanceId,
                device,
                snapshotId,
                sizeGiB,
                type,
                kmsKey,
                deleteOnTermination,
                zone,
                createdAt,
                Tags.of(other));
    }
}
