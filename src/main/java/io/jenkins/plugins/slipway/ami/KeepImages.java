package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A good image is never thrown away because another region failed: it stays, marked, for the command that finishes it. */
final class KeepImages {
    /** How long a sweep leaves it alone, from the plan's own expiry. */
    private static final Duration PATIENCE = Duration.ofDays(13);

    private final Clouds clouds;
    private final BakePlan plan;

    KeepImages(Clouds clouds, BakePlan plan) {
        this.clouds = clouds;
        this.plan = plan;
    }

    /** Ends the operation. @return what to throw */
    OperationFailed from(Run run, BakedImage image, List<RegionImage> all) {
        var failed = all.stream().filter(region -> !region.isGood()).toList();
        var where = failed.stream().map(region -> region.place().region()).collect(Collectors.joining(", "));
        var tags = new TreeMap<>(Map.of(
                Ownership.OPERATION_TAG,
                run.id().value(),
                Ownership.KEPT_TAG,
                "to be finished in " + where,
                Ownership.EXPIRES_TAG,
                plan.expires().plus(PATIENCE).toString()));
        all.forEach(region -> region.imageId().ifPresent(id -> tag(run, "keep " + id, region, id, tags)));
        if (plan.finished().isEmpty()) {
            run.keep("keep the images", BuildAmi.IMAGE, CopyImages.COPIES);
        } else {
            run.keep("keep the copies", CopyImages.COPIES);
        }
        var reasons = failed.stream()
                .map(region -> "%s: %s".formatted(region.place().region(), region.failure()))
                .collect(Collectors.joining("; "));
        return OperationFailed.because(
                "image %s is good and kept until %s, but not usable in %s (%s). Mend the cause, then finish it without another bake: slipway build-ami --from-image %s --release-version %s"
                        .formatted(
                                image.imageId(),
                                tags.get(Ownership.EXPIRES_TAG),
                                where,
                                reasons,
                                image.imageId(),
                                plan.version()));
    }

    private void tag(Run run, String name, RegionImage region, String id, Map<String, String> tags) {
        var images = region.place().open(clouds, run::admit).images();
        run.effect(Effect.named(name, Done.class)
                .repeatable()
                .refusedAs(why -> new Done())
                .doing(token -> {
                    images.tag(id, tags);
                    return new Done();
                }));
    }

    /** An image that an earlier operation left belongs to the one that finished it. */
    void takeOver(Run run, List<RegionImage> all) {
        all.forEach(region -> {
            var id = region.imageId().orElseThrow();
            tag(
                    run,
                    "take over " + id,
                    region,
                    id,
                    Map.of(Ownership.OPERATION_TAG, run.id().value()));
        });
    }
}
