package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A snapshot of a volume.
 *
 * @param state {@code pending} or {@code completed}
 * @param kmsKey null when it is not encrypted
 * @param readers other accounts that may make volumes of it
 * @param volumeId what it was taken of; {@code vol-ffffffff} for a copy, as in AWS
 */
public record Snapshot(
        String id,
        String volumeId,
        String description,
        String state,
        Instant startedAt,
        int sizeGiB,
        String kmsKey,
        Set<String> readers,
        Map<String, String> tags)
        implements Resource<Snapshot> {
    @Override
    public Kind kind() {
        return Kind.SNAPSHOT;
    }

    Snapshot complete() {
        return with("completed", readers, tags);
    }

    @Override
    public Snapshot withTags(Map<String, String> other) {
        return with(state, readers, Tags.of(other));
    }

    public boolean encrypted() {
        return kmsKey != null;
    }

    Snapshot withReaders(Set<String> others) {
        return with(state, new TreeSet<>(others), tags);
    }

    private Snapshot with(String state, Set<String> readers, Map<String, String> tags) {
        return new Snapshot(id, volumeId, description, state, startedAt, sizeGiB, kmsKey, readers, tags);
    }
}
