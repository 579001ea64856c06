package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;
import java.util.Map;

/** Deregisters an image that an operation baked and that no instance runs, with its snapshots. */
public record DiscardImage(Place place, String operation, String imageName) implements Undo {
    @Override
    public String describe() {
        return "deregister image %s in %s and delete its snapshots".formatted(imageName, place);
    }

    @Override
    public String byHand() {
        return ("aws ec2 deregister-image --delete-associated-snapshots --region %1$s --image-id $(aws ec2 describe-images"
                        + " --region %1$s --owners self --filters Name=name,Values=%2$s --query 'Images[].ImageId' --output text)")
                .formatted(place.region(), imageName);
    }

    static UndoKind<DiscardImage> kind(Clouds clouds) {
        return new Kind<>("discard-image", DiscardImage.class, (undo, run, cause) -> undo.run(run, clouds));
    }

    private void run(Run run, Clouds clouds) {
        var cloud = place.open(clouds, run::admit);
        var found = run.until(Found.wait(
                "find the image",
                // two copies may bear one name
                () -> cloud.images().tagged(Map.of(Ownership.OPERATION_TAG, operation)).stream()
                        .filter(image -> image.name().equals(imageName))
                        .map(Image::id)
                        .toList()));
        found.ids().forEach(id -> {
            run.until(Wait.named("unused " + id, Done.class)
                    .forWhat("no instance to run image " + id)
                    .within(Duration.ofMinutes(10))
                    .until(() -> cloud.instances().runningFrom(id).isEmpty()
                            ? Look.is(new Done())
                            : Look.notYet("still run by an instance")));
            run.effect(Effect.once("deregister " + id, () -> cloud.images().deregister(id)));
        });
    }
}
