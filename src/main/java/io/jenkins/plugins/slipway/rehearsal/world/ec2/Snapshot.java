package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import java.time.Instant;
import java.util.Map;

/**
 * A snapshot of a volume.
 *
 * @param state {@code pending} or {@code completed}
 * @param volumeId what it was taken of; {@code vol-ffffffff} for a copy, as in AWS
 */
public record Snapshot(
        String id,
        String volumeId,
        String description,
        String state,
        Instant startedAt,
        int sizeGiB,
        boolean encrypted,
        Map<String, String> tags)
        implements Resource<Snapshot> {
    @Override
    public Kind kind() {
        return Kind.SNAPSHOT;
    }

    Snapshot complete() {
        return new Snapshot(id, volumeId, description, "completed", startedAt, sizeGiB, encrypted, tags);
    }

    @Override
    public Snapshot withTags(Map<String, String> other) {
        return new Snapshot(id, volumeId, description, state, startedAt, sizeGiB, encrypted, Tags.of(other));
    }
}
