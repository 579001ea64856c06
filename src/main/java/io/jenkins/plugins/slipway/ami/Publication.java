package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.change.RestoreParameter;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameter of every region, one after the other, so that what a failure has to put back is always known. */
final class Publication {
    private final Clouds clouds;
    private final BakePlan plan;

    Publication(Clouds clouds, BakePlan plan) {
        this.clouds = clouds;
        this.plan = plan;
    }

    private record Published(String refusal) {}

    /** Stops at the first region that refuses. @return the images, that region's with its failure */
    List<RegionImage> run(Run run, List<RegionImage> images) {
        var published = new ArrayList<RegionImage>();
        for (var image : images) {
            var refused = published.stream().anyMatch(earlier -> !earlier.isGood());
            published.add(refused ? image : image.failing(publish(run, image).refusal()));
        }
        return published;
    }

    private Published publish(Run run, RegionImage image) {
        var place = image.place();
        var id = image.imageId().orElseThrow();
        var parameters = place.open(clouds, run::admit).parameters();
        var owner = new Ownership(run.id().value(), plan.service(), "parameter", plan.expires());
        return run.effect(Effect.named("publish %s in %s".formatted(plan.parameter(), place.region()), Published.class)
                // found again, so that what takes it back waits until the world shows it: it restores only what it sees
                // there
                .adopting(() ->
                        parameters.get(plan.parameter()).filter(id::equals).map(there -> new Published("")))
                .undoneBy(new RestoreParameter(place, plan.parameter(), id, previous(place)))
                .refusedAs(Published::new)
                .doing(token -> {
                    parameters.put(plan.parameter(), id, owner.tags());
                    return new Published("");
                }));
    }

    private Optional<String> previous(Place place) {
        return plan.copies().stream()
                .filter(copy -> copy.place().equals(place))
                .findFirst()
                .map(ImageCopy::previous)
                .orElse(plan.previous());
    }
}
