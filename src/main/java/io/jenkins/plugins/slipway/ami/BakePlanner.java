package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.spec.BaseImage;
import io.jenkins.plugins.slipway.spec.Spec;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the plan of a bake from the spec and from what the region offers now. */
public final class BakePlanner {
    /** A leftover of a bake may be swept after this. */
    private static final Duration LEFTOVER_AGE = Duration.ofHours(24);

    private final Clouds clouds;
    private final Clock clock;

    public BakePlanner(Clouds clouds, Clock clock) {
        this.clouds = clouds;
        this.clock = clock;
    }

    /** For its own region alone. @throws OperationFailed with REFUSED when the base image cannot be had */
    public BakePlan plan(Spec spec, Place place, String version) {
        return plan(spec, place, List.of(place), version);
    }

    /**
     * For every place that will launch it.
     *
     * @param place where it is baked
     * @param targets places of the fleets; one of another account has the image of its region shared with it
     * @throws OperationFailed with REFUSED when the base image cannot be had, or the image not be copied or shared
     */
    public BakePlan plan(Spec spec, Place place, List<Place> targets, String version) {
        var base = base(place.open(clouds, Fence.NONE), spec.image().base());
        return plan(spec, place, targets, version, base, Optional.empty());
    }

    /**
     * Bakes nothing: a good image of an earlier operation is copied where it is missing, shared and published.
     *
     * @throws OperationFailed with REFUSED when it is not there, or is another service's
     */
    public BakePlan finish(Spec spec, Place place, List<Place> targets, String version, String imageId) {
        var images = place.open(clouds, Fence.NONE).images();
        var image = images.find(imageId)
                .filter(found -> found.state() == Image.State.AVAILABLE)
                .orElseThrow(() -> refused("image %s is not available in %s".formatted(imageId, place)));
        var owner = image.tags().getOrDefault(Ownership.SERVICE_TAG, spec.service());
        if (!owner.equals(spec.service())) {
            throw refused("image %s was baked for service %s, not for %s".formatted(imageId, owner, spec.service()));
        }
        return plan(spec, place, targets, version, image, Optional.of(image));
    }

    private BakePlan plan(
            Spec spec, Place place, List<Place> targets, String version, Image base, Optional<Image> finished) {
        var image = spec.image();
        var home = place.open(clouds, Fence.NONE);
        var reach = new Reach(clouds, image, place, targets);
        var copies = reach.copies(base.encrypted());
        var existing = finished.map(found -> existing(found, copies)).orElse(Map.of());
        return new BakePlan(
                place,
                spec.service(),
                version,
                base.id(),
                image.instanceType(),
                image.subnet(),
                image.securityGroups(),
                image.instanceProfile(),
                BuilderScripts.bake(image),
                BuilderScripts.checks(image),
                image.parameter(),
                home.parameters().get(image.parameter()),
                without(
                        reach.shareHome(base.encrypted()),
                        finished.map(found -> home.images().sharedWith(found.id()))),
                copies.stream()
                        .map(copy -> notYetShared(copy, Optional.ofNullable(existing.get(copy.region()))))
                        .toList(),
                finished.map(
                        found -> new BakedImage(found.id(), found.name(), place.region(), image.parameter(), existing)),
                clock.instant().plus(LEFTOVER_AGE));
    }

    /** Who has it already keeps it, whatever becomes of this operation. */
    private ImageCopy notYetShared(ImageCopy copy, Optional<String> existing) {
        var images = copy.place().open(clouds, Fence.NONE).images();
        return copy.sharedWith(without(copy.shareWith(), existing.map(images::sharedWith)));
    }

    private static Set<String> without(Set<String> wanted, Optional<Set<String>> there) {
        var missing = new TreeSet<>(wanted);
        there.ifPresent(missing::removeAll);
        return missing;
    }

    private Map<String, String> existing(Image source, List<ImageCopy> copies) {
        var existing = new TreeMap<String, String>();
        copies.forEach(copy ->
                copy
                        .place()
                        .open(clouds, Fence.NONE)
                        .images()
                        .tagged(Map.of(Ownership.SOURCE_TAG, source.id()))
                        .stream()
                        .filter(found -> found.state() == Image.State.AVAILABLE)
                        .map(Image::id)
                        .min(Comparator.naturalOrder())
                        .ifPresent(id -> existing.put(copy.region(), id)));
        return existing;
    }

    private static Image base(Cloud cloud, BaseImage base) {
        if (base instanceof BaseImage.Newest newest) {
            return cloud.images()
                    .newest(newest.owner(), newest.namePattern())
                    .orElseThrow(() -> refused("image.base: %s has no available image named %s in %s"
                            .formatted(newest.owner(), newest.namePattern(), cloud.region())));
        }
        var id = base instanceof BaseImage.FromParameter parameter
                ? cloud.parameters()
                        .get(parameter.name())
                        .orElseThrow(() -> refused(
                                "image.base: no parameter %s in %s".formatted(parameter.name(), cloud.region())))
                : ((BaseImage.ById) base).imageId();
        return cloud.images()
                .find(id)
                .filter(image -> image.state() == Image.State.AVAILABLE)
                .orElseThrow(
                        () -> refused("image.base: image %s is not available in %s".formatted(id, cloud.region())));
    }

    private static OperationFailed refused(String why) {
        return new OperationFailed(Ending.REFUSED, why);
    }
}
