package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.RegionNames;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Copies of images into one region. A copy behaves as its source does, takes longer the larger it is, and may bear a name that is
 * taken (User Guide, "Copy an Amazon EC2 AMI").
 */
final class Copies {
    private final Region region;
    private final World world;
    private final Shelf<Image> shelf;
    private final Snapshots snapshots;
    private int failing;

    Copies(Region region, Shelf<Image> shelf, Snapshots snapshots) {
        this.region = region;
        this.world = region.world();
        this.shelf = shelf;
        this.snapshots = snapshots;
    }

    void fail(int number) {
        failing = number;
    }

    String start(Images.Copying order) {
        var source = source(order);
        var id = region.newId(Kind.IMAGE.prefix());
        var text = "Copied for DestinationAmi " + id + " from SourceAmi " + source.id();
        var devices = source.devices().stream()
                .map(device -> {
                    var key = key(order, device);
                    var snapshot = snapshots.start("vol-ffffffff", text, device.sizeGiB(), key, order.snapshotTags());
                    return new Image.Device(device.name(), snapshot, device.sizeGiB(), key);
                })
                .toList();
        var tags = new TreeMap<>(order.withTags() ? source.tags() : Map.<String, String>of());
        tags.putAll(order.imageTags());
        shelf.add(new Image(
                id,
                order.name(),
                order.description(),
                region.account(),
                "pending",
                null,
                world.now(),
                source.architecture(),
                devices,
                null,
                new Image.Copied(source.id(), order.sourceRegion()),
                Set.of(),
                source.behaviour(),
                Tags.of(tags)));
        endLater(id, devices, failure(order));
        return id;
    }

    private void endLater(String id, List<Image.Device> devices, String failure) {
        int size = devices.stream().mapToInt(Image.Device::sizeGiB).sum();
        world.timeline().after(world.span("image/" + id, 60 + 15 * size, 120 + 30 * size), () -> {
            if (failure == null) {
                snapshots.complete(
                        devices.stream().map(Image.Device::snapshotId).toList());
            }
            shelf.change(id, image -> failure == null ? image.becomeAvailable() : image.fail(failure));
        });
    }

    private Image source(Images.Copying order) {
        if (!RegionNames.ALL.contains(order.sourceRegion())) {
            throw new WorldFault(
                    "InvalidParameterValue",
                    "Value (" + order.sourceRegion() + ") for parameter sourceRegion is invalid. Invalid region name");
        }
        var there = world.region(region.account(), order.sourceRegion()).get(Ec2.class);
        var source = there.images().launchable(order.sourceImage());
        if (!there.images().sharing().mayRead(source)) {
            throw new WorldFault("InvalidRequest", "You do not have permission to access the storage of this ami");
        }
        return source;
    }

    /** Without a key, what is encrypted is so under the default key of the destination (API Reference, CopyImage, KmsKeyId). */
    private String key(Images.Copying order, Image.Device device) {
        if (order.kmsKey() != null) {
            return order.kmsKey();
        }
        boolean encrypted = order.encrypted() || region.get(Ec2.class).encryptsByDefault();
        return encrypted || device.encrypted() ? Keys.byDefault(region) : null;
    }

    /**
     * "AWS authenticates the KMS key asynchronously […] the action can appear to complete, but eventually fails" (API Reference,
     * CopyImage, KmsKeyId).
     */
    private String failure(Images.Copying order) {
        if (order.kmsKey() != null && !Keys.isUsable(region, order.kmsKey())) {
            return "Given key ID is not accessible";
        }
        if (failing > 0) {
            failing--;
            return "The copy failed, as the rehearsal was told";
        }
        return null;
    }
}
