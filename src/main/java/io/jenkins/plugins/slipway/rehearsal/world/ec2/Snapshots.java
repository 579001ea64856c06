package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Own snapshots of a region; each belongs to an image while that is registered. */
public final class Snapshots {
    private final Region region;
    private final Shelf<Snapshot> shelf;

    Snapshots(Region region) {
        this.region = region;
        this.shelf = new Shelf<>(region, Kind.SNAPSHOT);
    }

    public Shelf<Snapshot> shelf() {
        return shelf;
    }

    /** Starts one; {@link #complete} ends it. */
    String start(String volumeId, String description, int sizeGiB, String kmsKey, Map<String, String> tags) {
        var id = region.newId(Kind.SNAPSHOT.prefix());
        shelf.add(new Snapshot(
                id, volumeId, description, "pending", region.world().now(), sizeGiB, kmsKey, Set.of(), Tags.of(tags)));
        return id;
    }

    void complete(List<String> ids) {
        ids.forEach(id -> shelf.change(id, Snapshot::complete));
    }

    /** "You cannot delete a snapshot of the root device of an EBS volume used by a registered AMI" (API Reference, DeleteSnapshot). */
    public void delete(String id) {
        shelf.require(id);
        region.get(Ec2.class).images().shelf().all().stream()
                .filter(image -> image.snapshots().contains(id))
                .findFirst()
                .ifPresent(image -> {
                    throw new WorldFault(
                            "InvalidSnapshot.InUse", "The snapshot " + id + " is currently in use by " + image.id());
                });
        shelf.remove(id);
    }
}
