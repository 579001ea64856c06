package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who else may use the images and snapshots of one account in one region (User Guide, "Share an AMI with specific AWS accounts").
 */
public final class Sharing {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private final Region region;
    private final Images images;
    private final Snapshots snapshots;

    Sharing(Region region, Images images, Snapshots snapshots) {
        this.region = region;
        this.images = images;
        this.snapshots = snapshots;
    }

    /** API Reference, ModifyImageAttribute with LaunchPermission. Sharing twice, or taking back what was not shared, changes nothing. */
    public void image(String id, Collection<String> add, Collection<String> remove) {
        var image = images.visible(id);
        images.requireOwn(image);
        check(add, remove);
        if (!add.isEmpty()) {
            image.devices().forEach(device -> requireShareable(device.kmsKey()));
        }
        images.shelf().change(id, it -> it.withLaunchers(changed(it.launchers(), add, remove)));
    }

    /** API Reference, ModifySnapshotAttribute with CreateVolumePermission. */
    public void snapshot(String id, Collection<String> add, Collection<String> remove) {
        var snapshot = snapshots.shelf().require(id);
        check(add, remove);
        if (!add.isEmpty()) {
            requireShareable(snapshot.kmsKey());
        }
        snapshots.shelf().change(id, it -> it.withReaders(changed(it.readers(), add, remove)));
    }

    /** What others share with this account in this region; without their tags, which are theirs alone. */
    List<Image> guests() {
        return others().flatMap(other -> other.images().shelf().seen().stream())
                .filter(this::isShared)
                .map(image -> image.withTags(Map.of()))
                .toList();
    }

    /** The truth about one of them. */
    Optional<Image> guest(String id) {
        return others().flatMap(other -> other.images().shelf().find(id).stream())
                .filter(this::isShared)
                .map(image -> image.withTags(Map.of()))
                .findFirst();
    }

    /** To copy an image one needs its snapshots too (User Guide, "Copy an AMI that is shared with you"). */
    boolean mayRead(Image image) {
        return image.isPublic()
                || image.isOf(region)
                || others().anyMatch(other -> image.snapshots().stream()
                        .allMatch(id -> other.snapshots()
                                .shelf()
                                .find(id)
                                .filter(snapshot -> snapshot.readers().contains(region.account()))
                                .isPresent()));
    }

    private boolean isShared(Image image) {
        return image.launchers().contains(region.account());
    }

    private Stream<Ec2> others() {
        return region.world().regions().stream()
                .filter(other -> other != region && other.name().equals(region.name()))
                .map(other -> other.get(Ec2.class));
    }

    private static Set<String> changed(Set<String> present, Collection<String> add, Collection<String> remove) {
        var changed = new TreeSet<>(present);
        changed.addAll(add);
        changed.removeAll(remove);
        return changed;
    }

    private static void check(Collection<String> add, Collection<String> remove) {
        for (var accounts : List.of(add, remove)) {
            accounts.stream()
                    .filter(id -> !ACCOUNT.matcher(id).matches())
                    .findFirst()
                    .ifPresent(id -> {
                        throw new WorldFault(
                                "InvalidAMIAttributeItemValue",
                                "Invalid attribute item value \"" + id + "\" for userId item type.");
                    });
        }
    }

    private static void requireShareable(String kmsKey) {
        if (kmsKey != null && Keys.isDefault(kmsKey)) {
            throw new WorldFault(
                    "InvalidParameter",
                    "Snapshots encrypted with the AWS Managed CMK can't be shared. Specify another snapshot.");
        }
    }
}
