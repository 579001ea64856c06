package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.change.DiscardImage;
import io.jenkins.plugins.slipway.change.RestoreParameter;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Verb;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** build-ami: base image, builder, patch and provision, image, boot test, publication. */
public final class BuildAmi implements Verb<BakePlan> {
    private static final String BUILDER = "builder";
    private static final String IMAGE = "image";
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
        var machines = new Machines(run, plan, plan.place().open(clouds, run::admit));
        var builder = machines.launch(BUILDER, plan.baseImage());
        plan.scripts().forEach(script -> machines.execute(BUILDER, builder, script));
        var image = makeImage(plan, run, builder);
        machines.end(BUILDER, builder);
        bootTest(plan, machines, image.imageId());
        publish(plan, run, image.imageId());
        run.note(
                "baked",
                "image %s (%s) is baked, tested and published as %s"
                        .formatted(image.imageId(), image.name(), plan.parameter()));
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

    private void publish(BakePlan plan, Run run, String imageId) {
        var parameters = plan.place().open(clouds, run::admit).parameters();
        var owner = new Ownership(run.id().value(), plan.service(), "parameter", plan.expires());
        run.effect(Effect.named("publish " + plan.parameter(), Done.class)
                .repeatable()
                .undoneBy(new RestoreParameter(plan.place(), plan.parameter(), imageId, plan.previous()))
                .doing(token -> {
                    parameters.put(plan.parameter(), imageId, owner.tags());
                    return new Done();
                }));
    }
}
