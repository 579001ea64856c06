package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.spec.BaseImage;
import io.jenkins.plugins.slipway.spec.Spec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

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
     * @throws OperationFailed with REFUSED when the base image cannot be had
     */
    public BakePlan plan(Spec spec, Place place, List<Place> targets, String version) {
        if (targets.stream().anyMatch(target -> !target.equals(place))) {
            throw refused("several regions or connections: copies of the image are not there yet");
        }
        var cloud = place.open(clouds, Fence.NONE);
        var image = spec.image();
        return new BakePlan(
                place,
                spec.service(),
                version,
                resolve(cloud, image.base()),
                image.instanceType(),
                image.subnet(),
                image.securityGroups(),
                image.instanceProfile(),
                BuilderScripts.bake(image),
                BuilderScripts.checks(image),
                image.parameter(),
                cloud.parameters().get(image.parameter()),
                Set.of(),
                List.of(),
                clock.instant().plus(LEFTOVER_AGE));
    }

    private static String resolve(Cloud cloud, BaseImage base) {
        if (base instanceof BaseImage.FromParameter parameter) {
            return cloud.parameters()
                    .get(parameter.name())
                    .orElseThrow(() ->
                            refused("image.base: no parameter %s in %s".formatted(parameter.name(), cloud.region())));
        }
        if (base instanceof BaseImage.Newest newest) {
            return cloud.images()
                    .newest(newest.owner(), newest.namePattern())
                    .map(Image::id)
                    .orElseThrow(() -> refused("image.base: %s has no available image named %s in %s"
                            .formatted(newest.owner(), newest.namePattern(), cloud.region())));
        }
        var id = ((BaseImage.ById) base).imageId();
        return cloud.images()
                .find(id)
                .filter(image -> image.state() == Image.State.AVAILABLE)
                .map(Image::id)
                .orElseThrow(
                        () -> refused("image.base: image %s is not available in %s".formatted(id, cloud.region())));
    }

    private static OperationFailed refused(String why) {
        return new OperationFailed(Ending.REFUSED, why);
    }
}
