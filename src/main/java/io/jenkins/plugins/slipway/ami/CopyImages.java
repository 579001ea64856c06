package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.change.DiscardImage;
import io.jenkins.plugins.slipway.change.UnshareImage;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.NewCopy;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Branch;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The image in every region, side by side, and shared there. A copy that fails is made again alone; it never fails the others. */
final class CopyImages {
    static final String COPIES = "copies";
    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST = Duration.ofHours(4);

    private final Clouds clouds;
    private final BakePlan plan;
    private final BakedImage source;

    CopyImages(Clouds clouds, BakePlan plan, BakedImage source) {
        this.clouds = clouds;
        this.plan = plan;
        this.source = source;
    }

    /** How one attempt to start a copy ended. */
    private record Started(Optional<String> imageId, String refusal) {}

    /** How a copy ended. */
    private record Ended(Image.State state, String reason) {}

    /** Whether an image could be shared. */
    private record Shared(String refusal) {}

    /** The own region first. Never throws for what AWS refuses: that is in the result. */
    List<RegionImage> run(Run run) {
        var branches = new ArrayList<Branch<RegionImage>>();
        branches.add(new Branch<>(
                plan.place().region(),
                branch -> share(
                        branch,
                        plan.place(),
                        source.imageId(),
                        plan.shareWith(),
                        plan.finished().isPresent())));
        plan.copies().forEach(copy -> branches.add(new Branch<>(copy.region(), branch -> inRegion(branch, copy))));
        return run.all(COPIES, branches);
    }

    private RegionImage inRegion(Run run, ImageCopy copy) {
        var existing = plan.existing(copy);
        if (existing.isPresent()) {
            return share(run, copy.place(), existing.get(), copy.shareWith(), true);
        }
        var last = RegionImage.failed(copy.place(), "");
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            last = attempt(run, copy, attempt);
            if (last.imageId().isPresent()) {
                return share(run, copy.place(), last.imageId().get(), copy.shareWith(), false);
            }
            run.note(
                    "attempt %d failed".formatted(attempt),
                    "copy of the image to %s failed, attempt %d of %d: %s"
                            .formatted(copy.region(), attempt, ATTEMPTS, last.failure()));
            if (attempt < ATTEMPTS) {
                run.pause(
                        "before attempt %d".formatted(attempt + 1),
                        "attempt %d to copy the image to %s".formatted(attempt + 1, copy.region()),
                        Duration.ofMinutes(attempt));
            }
        }
        return last;
    }

    private RegionImage attempt(Run run, ImageCopy copy, int attempt) {
        var images = copy.place().open(clouds, run::admit).images();
        var owner = new Ownership(run.id().value(), plan.service(), "copy-" + attempt, plan.expires());
        var order = order(run, copy, attempt, owner);
        var started = run.effect(Effect.named("copy image, attempt " + attempt, Started.class)
                .given(order)
                .undoneBy(new DiscardImage(copy.place(), run.id().value(), order.name()))
                .adoptingOurs(() -> images.tagged(owner.key()).stream()
                        .map(image -> new Started(Optional.of(image.id()), ""))
                        .findFirst())
                .refusedAs(why -> new Started(Optional.empty(), why))
                .doing(token -> new Started(Optional.of(images.copy(order, token)), "")));
        if (started.imageId().isEmpty()) {
            return RegionImage.failed(copy.place(), started.refusal());
        }
        var id = started.imageId().get();
        var ended = run.until(Wait.named("copied, attempt " + attempt, Ended.class)
                .forWhat("copy %s in %s to become available".formatted(id, copy.region()))
                .every(Duration.ofMinutes(1))
                .within(LONGEST)
                .otherwise(
                        new Ended(Image.State.PENDING, "it was not ready within %d hours".formatted(LONGEST.toHours())))
                .until(() -> ended(images.find(id))));
        if (ended.state() == Image.State.AVAILABLE) {
            return RegionImage.good(copy.place(), id);
        }
        // what cannot be removed now is left to the sweep: it must not cost the copies that are good
        run.effect(Effect.named("discard attempt " + attempt, Done.class)
                .repeatable()
                .refusedAs(why -> new Done())
                .doing(token -> {
                    images.deregister(id);
                    return new Done();
                }));
        return RegionImage.failed(copy.place(), ended.reason());
    }

    private NewCopy order(Run run, ImageCopy copy, int attempt, Ownership owner) {
        var name = attempt == 1 ? plan.imageName(run.id()) : plan.imageName(run.id(), "-" + attempt);
        var tags = new TreeMap<>(owner.tags());
        tags.put(Ownership.SOURCE_TAG, source.imageId());
        return new NewCopy(
                source.region(),
                source.imageId(),
                name,
                "%s %s".formatted(plan.service(), plan.version()),
                copy.kmsKey(),
                tags);
    }

    private static Look<Ended> ended(Optional<Image> image) {
        var state = image.map(Image::state).orElse(Image.State.PENDING);
        return switch (state) {
            case PENDING -> Look.notYet("copying its volumes");
            case AVAILABLE -> Look.is(new Ended(state, ""));
            case FAILED, DEREGISTERED ->
                Look.is(new Ended(
                        state,
                        image.map(Image::stateReason)
                                .filter(why -> !why.isEmpty())
                                .orElse("its state is " + state)));
        };
    }

    /** @param older an image that this operation did not make, so that discarding it would not take the sharing back */
    private RegionImage share(Run run, Place place, String imageId, Set<String> accounts, boolean older) {
        if (accounts.isEmpty()) {
            return RegionImage.good(place, imageId);
        }
        var images = place.open(clouds, run::admit).images();
        var effect = Effect.named("share image", Shared.class)
                .given(accounts)
                .repeatable()
                .refusedAs(Shared::new)
                .doing(token -> {
                    images.share(imageId, accounts);
                    return new Shared("");
                });
        var shared = run.effect(older ? effect.undoneBy(new UnshareImage(place, imageId, accounts)) : effect);
        return shared.refusal().isEmpty()
                ? RegionImage.good(place, imageId)
                : new RegionImage(place, Optional.of(imageId), shared.refusal());
    }
}
