package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The images of a region: own ones, and Amazon's public ones. */
public final class Images {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9()\\[\\] ./\\-'@_]{3,128}");

    private final Region region;
    private final World world;
    private final Snapshots snapshots;
    private final Shelf<Volume> volumes;
    private final Shelf<Image> shelf;
    private final ClientTokens<String> tokens = new ClientTokens<>();
    private final Copies copies;
    private final Sharing sharing;

    Images(Region region, Snapshots snapshots, Shelf<Volume> volumes) {
        this.region = region;
        this.world = region.world();
        this.snapshots = snapshots;
        this.volumes = volumes;
        this.shelf = new Shelf<>(region, Kind.IMAGE);
        this.copies = new Copies(region, shelf, snapshots);
        this.sharing = new Sharing(region, this, snapshots);
        PublicImages.of(region).forEach(shelf::seed);
    }

    /** An image of an instance, to be made. */
    public record Creation(
            String instanceId,
            String name,
            String description,
            Map<String, String> imageTags,
            Map<String, String> snapshotTags) {}

    /** A copy, to be made. {@code kmsKey} and {@code clientToken} null for none. */
    public record Copying(
            String sourceRegion,
            String sourceImage,
            String name,
            String description,
            boolean encrypted,
            String kmsKey,
            boolean withTags,
            Map<String, String> imageTags,
            Map<String, String> snapshotTags,
            String clientToken) {}

    public Shelf<Image> shelf() {
        return shelf;
    }

    /** An image that was there before the rehearsal began: available, good. @return its id, decided by its name */
    public String seed(String name, Architecture architecture, Instant createdAt, Map<String, String> tags) {
        var id = Fixed.id(Kind.IMAGE, region, name);
        seed(id, name, architecture, createdAt, tags);
        return id;
    }

    /** As {@link #seed}, for an id that a spec names; one that is there stays, as one of Amazon's does. */
    public void ensure(String id, Architecture architecture, Instant createdAt) {
        Kind.IMAGE.checkId(id);
        if (shelf.find(id).isEmpty()) {
            seed(id, "base-" + id, architecture, createdAt, Map.of());
        }
    }

    private void seed(String id, String name, Architecture architecture, Instant createdAt, Map<String, String> tags) {
        var snapshot = Fixed.id(Kind.SNAPSHOT, region, name);
        snapshots
                .shelf()
                .seed(new Snapshot(snapshot, "vol-ffffffff", "", "completed", createdAt, 8, null, Set.of(), Map.of()));
        shelf.seed(new Image(
                id,
                name,
                "",
                region.account(),
                "available",
                null,
                createdAt,
                architecture,
                List.of(new Image.Device("/dev/xvda", snapshot, 8, null)),
                null,
                null,
                Set.of(),
                Behaviour.GOOD,
                Tags.of(tags)));
    }

    /** Pending at once, available after minutes; what it does under traffic is the world's next release (API Reference, CreateImage). */
    public String create(Creation order) {
        checkName(order.name());
        var instance = region.get(Ec2.class).instances().shelf().require(order.instanceId());
        if (!instance.is(InstanceState.RUNNING) && !instance.is(InstanceState.STOPPED)) {
            throw new WorldFault(
                    "IncorrectInstanceState",
                    "Instance '" + instance.id() + "' is not 'running' or 'stopped': it is "
                            + instance.state().word() + ".");
        }
        shelf.all().stream()
                .filter(image -> image.isOf(region) && image.name().equals(order.name()))
                .findFirst()
                .ifPresent(image -> {
                    throw new WorldFault(
                            "InvalidAMIName.Duplicate",
                            "AMI name " + order.name() + " is already in use by AMI " + image.id());
                });
        var id = region.newId(Kind.IMAGE.prefix());
        var devices = new ArrayList<Image.Device>();
        for (var volumeId : instance.birth().volumes().values()) {
            var volume = volumes.require(volumeId);
            var text = "Created by CreateImage(" + instance.id() + ") for " + id;
            var snapshot = snapshots.start(volume.id(), text, volume.sizeGiB(), volume.kmsKey(), order.snapshotTags());
            devices.add(new Image.Device(volume.device(), snapshot, volume.sizeGiB(), volume.kmsKey()));
        }
        begin(
                new Image(
                        id,
                        order.name(),
                        order.description(),
                        region.account(),
                        "pending",
                        null,
                        world.now(),
                        instance.birth().image().architecture(),
                        List.copyOf(devices),
                        instance.id(),
                        null,
                        Set.of(),
                        world.release(),
                        Tags.of(order.imageTags())),
                120,
                240);
        return id;
    }

    /** Pending at once, available after minutes (API Reference, CopyImage). */
    public String copy(Copying order) {
        checkName(order.name());
        return tokens.once(order.clientToken(), order, () -> copies.start(order));
    }

    /** The next copies into this region fail after their answer, as a copy under a key that cannot be used does. */
    public void failCopies(int number) {
        copies.fail(number);
    }

    /** Own images, public ones, and those that other accounts share with this one, as a describe sees them. */
    public List<Image> describe(
            List<String> ids,
            List<Filter> filters,
            Map<String, Function<Image, ? extends Collection<String>>> attributes) {
        return shelf.describe(ids, sharing.guests(), filters, attributes);
    }

    public Sharing sharing() {
        return sharing;
    }

    private void begin(Image image, int from, int to) {
        shelf.add(image);
        world.timeline().after(world.span("image/" + image.id(), from, to), () -> {
            snapshots.complete(image.snapshots());
            shelf.change(image.id(), Image::becomeAvailable);
        });
    }

    /**
     * The image is gone at once; its snapshots stay unless asked otherwise (API Reference, DeregisterImage).
     *
     * @return the snapshots that were deleted with it
     */
    public List<String> deregister(String id, boolean deleteSnapshots) {
        var image = visible(id);
        requireOwn(image);
        shelf.remove(id);
        if (!deleteSnapshots) {
            return List.of();
        }
        var unused = image.snapshots().stream()
                .filter(snapshot -> snapshots.shelf().find(snapshot).isPresent())
                .toList();
        unused.forEach(snapshots::delete);
        return unused;
    }

    /** @throws WorldFault when it is not there, or not available yet */
    Image launchable(String id) {
        var image = visible(id);
        if (!image.available()) {
            throw new WorldFault(
                    "InvalidAMIID.Unavailable",
                    "The image ID '" + id + "' is not available: it is " + image.state() + ".");
        }
        return image;
    }

    /** The truth about an own, public or shared image. */
    Image visible(String id) {
        return sharing.guest(id).orElseGet(() -> shelf.require(id));
    }

    void requireOwn(Image image) {
        if (!image.isOf(region)) {
            throw new WorldFault("AuthFailure", "Not authorized for image:" + image.id(), 403);
        }
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new WorldFault(
                    "InvalidAMIName.Malformed",
                    "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '[', ']', ' ', '.', '/', '-', ''', '@' and '_'");
        }
    }
}
