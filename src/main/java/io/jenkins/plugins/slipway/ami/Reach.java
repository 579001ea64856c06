package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.spec.CopySpec;
import io.jenkins.plugins.slipway.spec.ImageSpec;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** In which regions an image is wanted, and by which accounts; read when it is planned. */
final class Reach {
    private final Clouds clouds;
    private final ImageSpec image;
    private final Place home;
    private final List<Place> targets;
    private final Map<String, String> accounts = new HashMap<>();

    Reach(Clouds clouds, ImageSpec image, Place home, List<Place> targets) {
        this.clouds = clouds;
        this.image = image;
        this.home = home;
        this.targets = targets;
    }

    /** Accounts that launch it in its own region. @throws OperationFailed when it could not be shared with them */
    Set<String> shareHome(boolean sourceEncrypted) {
        var others = others(home.region());
        if (!others.isEmpty() && !sourceEncrypted) {
            var encryption = open(home).images().encryption();
            if (encryption.always() && encryption.isUnderManagedKey()) {
                throw refused(
                        "the account encrypts every volume in %s under its default key, and an image under that key cannot be shared with %s: give EBS a key of your own there (aws ec2 modify-ebs-default-kms-key-id --region %s --kms-key-id …), or bake in the account that launches the image"
                                .formatted(home, String.join(", ", others), home.region()));
            }
        }
        return others;
    }

    /** @throws OperationFailed when a copy could not be made or shared */
    List<ImageCopy> copies(boolean sourceEncrypted) {
        var keys = new HashMap<String, Optional<String>>();
        image.copyTo().forEach(copy -> keys.put(copy.region(), copy.kmsKey()));
        if (keys.getOrDefault(home.region(), Optional.empty()).isPresent()) {
            throw refused(
                    "image.copyTo: the image is baked in %s, its encryption there is that of the base image: name keys for the other regions only"
                            .formatted(home.region()));
        }
        return regions().stream()
                .map(region -> copy(region, keys.getOrDefault(region, Optional.empty()), sourceEncrypted))
                .toList();
    }

    private Set<String> regions() {
        var regions = new LinkedHashSet<String>();
        targets.forEach(target -> regions.add(target.region()));
        image.copyTo().stream().map(CopySpec::region).forEach(regions::add);
        regions.remove(home.region());
        return regions;
    }

    private ImageCopy copy(String region, Optional<String> key, boolean sourceEncrypted) {
        if (!partition(region).equals(partition(home.region()))) {
            throw refused(
                    "no image can be copied from %s to %s, which is another partition of AWS: bake it there, as an environment of its own"
                            .formatted(home.region(), region));
        }
        var place = new Place(home.connection(), region);
        var there = open(place);
        var others = others(region);
        if (!others.isEmpty() && key.isEmpty()) {
            requireShareable(there, others, sourceEncrypted);
        }
        return new ImageCopy(place, key, others, there.parameters().get(image.parameter()));
    }

    private static void requireShareable(Cloud there, Set<String> others, boolean sourceEncrypted) {
        var encryption = there.images().encryption();
        if ((sourceEncrypted || encryption.always()) && encryption.isUnderManagedKey()) {
            throw refused(
                    "the copy in %1$s would be encrypted under the account's default key, and an image under that key cannot be shared with %2$s: name a key of your own, image.copyTo: [{region: %1$s, kmsKey: alias/…}]"
                            .formatted(there.region(), String.join(", ", others)));
        }
    }

    /** Other accounts than the baking one that launch it there. */
    private Set<String> others(String region) {
        var strangers = targets.stream()
                .filter(target -> target.region().equals(region))
                .filter(target -> !target.connection().equals(home.connection()))
                .toList();
        if (strangers.isEmpty() && image.shareWith().isEmpty()) {
            return Set.of();
        }
        var others = new TreeSet<String>();
        Stream.concat(strangers.stream().map(this::account), image.shareWith().stream())
                .forEach(others::add);
        others.remove(account(home));
        return others;
    }

    private String account(Place place) {
        return accounts.computeIfAbsent(
                place.connection(), name -> open(place).identity().caller().account());
    }

    private Cloud open(Place place) {
        return place.open(clouds, Fence.NONE);
    }

    private static String partition(String region) {
        return Stream.of("cn-", "us-gov-", "eusc-", "us-iso")
                .filter(region::startsWith)
                .findFirst()
                .orElse("aws");
    }

    private static OperationFailed refused(String why) {
        return new OperationFailed(Ending.REFUSED, why);
    }
}
