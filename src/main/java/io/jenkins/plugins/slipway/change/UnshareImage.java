package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes an image back from the accounts that an operation shared it with. */
public record UnshareImage(Place place, String imageId, Set<String> accounts) implements Undo {
    @Override
    public String describe() {
        return "stop sharing image %s in %s with %s"
                .formatted(imageId, place, String.join(", ", new TreeSet<>(accounts)));
    }

    @Override
    public String byHand() {
        var others =
                new TreeSet<>(accounts).stream().map("{UserId=%s}"::formatted).collect(Collectors.joining(","));
        return "aws ec2 modify-image-attribute --region %s --image-id %s --launch-permission Remove=[%s]"
                .formatted(place.region(), imageId, others);
    }

    static UndoKind<UnshareImage> kind(Clouds clouds) {
        return new Kind<>("unshare-image", UnshareImage.class, (undo, run, cause) -> undo.run(run, clouds));
    }

    private void run(Run run, Clouds clouds) {
        var images = place.open(clouds, run::admit).images();
        run.effect(Effect.once("unshare " + imageId, () -> images.unshare(imageId, accounts)));
    }
}
