package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.change.DiscardImage;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.operation.Branch;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Verb;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** build-ami: base image, builder, patch and provision, image, boot test, copies, publication. */
public final class BuildAmi implements Verb<BakePlan> {
    /** The branch that makes the image, so that it can be kept. */
    static final String IMAGE = "image";

    private static final String BUILDER = "builder";
    private static final String BOOT_TEST = "boot-test";

    private final Clouds clouds;

    public BuildAmi(Clouds clouds) {
        this.clouds = clouds;
    }

    @Override
    public String name() {
        return "build-ami";
    }

    @Override
    public Class<BakePlan> planType() {
        return BakePlan.class;
    }

    @Override
    public BakedImage run(BakePlan plan, Run run) {
        var image = plan.finished().orElseGet(() -> bake(plan, run));
        var keep = new KeepImages(clouds, plan);
        var copied = new CopyImages(clouds, plan, image).run(run);
        if (!copied.stream().allMatch(RegionImage::isGood)) {
            throw keep.from(run, image, copied);
        }
        var published = new Publication(clouds, plan).run(run, copied);
        if (!published.stream().allMatch(RegionImage::isGood)) {
            throw keep.from(run, image, published);
        }
        if (plan.finished().isPresent()) {
            keep.takeOver(run, published);
        }
        return told(run, image.withCopies(copies(plan, published)));
    }

    private BakedImage bake(BakePlan plan, Run run) {
        var machines = new Machines(run, plan, plan.place().open(clouds, run::admit));
        var builder = machines.launch(BUILDER, plan.baseImage());
        plan.scripts().forEach(script -> machines.execute(BUILDER, builder, script));
        var image = run.all(
                        IMAGE, List.of(new Branch<>(plan.place().region(), branch -> makeImage(plan, branch, builder))))
                .get(0);
        machines.end(BUILDER, builder);
        bootTest(plan, machines, image.imageId());
        return image;
    }

    private static Map<String, String> copies(BakePlan plan, List<RegionImage> images) {
        var copies = new TreeMap<String, String>();
        images.forEach(
                image -> copies.put(image.place().region(), image.imageId().orElseThrow()));
        copies.remove(plan.place().region());
        return copies;
    }

    private static BakedImage told(Run run, BakedImage image) {
        var where = image.copies().isEmpty()
                ? ""
                : ", with copies in " + String.join(", ", image.copies().keySet());
        run.note(
                "baked",
                "image %s (%s) is baked, tested and published as %s%s"
                        .formatted(image.imageId(), image.name(), image.parameter(), where));
        return image;
    }

    private BakedImage makeImage(BakePlan plan, Run run, String builder) {
        var images = plan.place().open(clouds, run::admit).images();
        var name = plan.imageName(run.id());
        var owner = new Ownership(run.id().value(), plan.service(), IMAGE, plan.expires());
        var id = run.effect(Effect.named("create image", String.class)
                .given(name)
                .undoneBy(new DiscardImage(plan.place(), run.id().value(), name))
                .adopting(() -> images.named(name).map(Image::id))
                .doing(token ->
                        images.create(builder, name, "%s %s".formatted(plan.service(), plan.version()), owner.tags())));
        run.until(Wait.named("image available", Image.State.class)
                .forWhat("image %s to become available".formatted(id))
                .every(Duration.ofSeconds(30))
                .within(Duration.ofHours(2))
                .until(() -> available(images.find(id))));
        return new BakedImage(id, name, plan.place().region(), plan.parameter(), Map.of());
    }

    private static Look<Image.State> available(Optional<Image> image) {
        var state = image.map(Image::state).orElse(Image.State.PENDING);
        return switch (state) {
            case AVAILABLE -> Look.is(state);
            case PENDING -> Look.notYet("copying the builder's volumes");
            case FAILED, DEREGISTERED ->
                throw OperationFailed.because(
                        "the image failed in the region (state %s): look at its snapshots' errors, then bake again"
                                .formatted(state));
        };
    }

    private static void bootTest(BakePlan plan, Machines machines, String imageId) {
        var booted = machines.launch(BOOT_TEST, imageId);
        plan.checks().forEach(check -> machines.execute(BOOT_TEST, booted, check));
        machines.end(BOOT_TEST, booted);
    }
}
