package io.jenkins.plugins.slipway.rollback;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.spec.CopySpec;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the image that is rolled back is published, and what is published there instead: what the groups of that region go back
 * to, or its copy. {@code deploy-fleet} without {@code --image} would roll it out again otherwise.
 */
final class ParameterReturns {
    private final Clouds clouds;
    private final Spec spec;
    private final String connection;
    private final String home;
    private final Release bad;

    /** @param bad the release that is rolled back */
    ParameterReturns(Clouds clouds, Spec spec, EnvironmentSpec environment, Release bad) {
        var first = environment.targets().get(0);
        this.clouds = clouds;
        this.spec = spec;
        this.connection = first.connection();
        this.home = first.region();
        this.bad = bad;
    }

    /** @param staying waves that stay on the image: then it stays published, too */
    List<ParameterReturn> plan(List<String> staying, Unread unread) {
        var regions = staying.isEmpty() ? regions() : List.of(home);
        return regions.stream()
                .map(region -> new Place(connection, region))
                .flatMap(place -> unread
                        .or(
                                () -> in(place, staying),
                                why -> ParameterReturn.staying(
                                        place, parameter(), "", "it could not be looked at (%s)".formatted(why)))
                        .stream())
                .toList();
    }

    private List<String> regions() {
        var regions = new LinkedHashSet<String>();
        regions.add(home);
        bad.replaced().forEach(placement -> regions.add(placement.region()));
        spec.image().copyTo().stream().map(CopySpec::region).forEach(regions::add);
        return List.copyOf(regions);
    }

    /** Empty where nothing is published, or nothing else than what is gone back to. */
    private Optional<ParameterReturn> in(Place place, List<String> staying) {
        var cloud = place.open(clouds, Fence.NONE);
        return cloud.parameters().get(parameter()).flatMap(present -> in(place, cloud, present, staying));
    }

    private Optional<ParameterReturn> in(Place place, Cloud cloud, String present, List<String> staying) {
        var good = counterpart(cloud, bad.replaced());
        if (good.filter(present::equals).isPresent()) {
            return Optional.empty();
        }
        if (!isRolledBack(cloud, present)) {
            return Optional.of(ParameterReturn.staying(
                    place, parameter(), present, "it names another image than the one that is rolled back"));
        }
        if (!staying.isEmpty()) {
            return Optional.of(ParameterReturn.staying(
                    place,
                    parameter(),
                    present,
                    (staying.size() == 1 ? "wave %s stays on it" : "waves %s stay on it")
                            .formatted(String.join(", ", staying))));
        }
        return good.filter(id -> cloud.images()
                        .find(id)
                        .filter(ParameterReturns::isAvailable)
                        .isPresent())
                .map(id -> ParameterReturn.back(place, parameter(), present, id))
                .or(() -> Optional.of(ParameterReturn.staying(
                        place, parameter(), present, "the image that is gone back to is not available there")));
    }

    /** A region in which nothing of the release runs any more, or ever did, has a copy. */
    private boolean isRolledBack(Cloud cloud, String present) {
        return bad.placements().stream().map(Release.Placement::imageId).anyMatch(present::equals)
                || counterpart(cloud, bad.placements()).filter(present::equals).isPresent();
    }

    /** Of what is placed in that region, in the order of waves, the account that bakes first; elsewhere the copy of one of these. */
    private Optional<String> counterpart(Cloud cloud, List<Release.Placement> placements) {
        var there = placements.stream()
                .filter(placement -> placement.region().equals(cloud.region()))
                .toList();
        return Stream.concat(there.stream().filter(this::isOurs), there.stream())
                .map(Release.Placement::imageId)
                .findFirst()
                .or(() -> placements.stream()
                        .filter(this::isOurs)
                        .findFirst()
                        .flatMap(placement -> copy(cloud, placement)));
    }

    /** Either may be the copy: each names its source. */
    private Optional<String> copy(Cloud cloud, Release.Placement placement) {
        var source = new Place(connection, placement.region())
                .open(clouds, Fence.NONE)
                .images()
                .find(placement.imageId())
                .map(image -> image.tags().getOrDefault(Ownership.SOURCE_TAG, image.id()));
        return cloud.region().equals(home)
                ? source
                : source.flatMap(id -> cloud.images().tagged(Map.of(Ownership.SOURCE_TAG, id)).stream()
                        .filter(ParameterReturns::isAvailable)
                        .map(Image::id)
                        .min(Comparator.naturalOrder()));
    }

    private boolean isOurs(Release.Placement placement) {
        return placement.connection().equals(connection);
    }

    private static boolean isAvailable(Image image) {
        return image.state() == Image.State.AVAILABLE;
    }

    private String parameter() {
        return spec.image().parameter();
    }
}
