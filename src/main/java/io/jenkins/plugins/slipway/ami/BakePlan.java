package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one golden image is baked.
 *
 * @param baseImage resolved id
 * @param previous what the parameter publishes now
 * @param shareWith ids of other accounts that launch it in its own region
 * @param finished a good image of an earlier operation, with those copies that are good: it is only copied, shared and published
 * @param copies the other regions, each once, in the order of the targets
 * @param expires after this a leftover of this bake may be swept
 */
public record BakePlan(
        Place place,
        String service,
        String version,
        String baseImage,
        String instanceType,
        Optional<String> subnet,
        List<String> securityGroups,
        Optional<String> instanceProfile,
        List<Script> scripts,
        List<Script> checks,
        String parameter,
        Optional<String> previous,
        Set<String> shareWith,
        List<ImageCopy> copies,
        Optional<BakedImage> finished,
        Instant expires)
        implements Plan {
    /** Image names are unique in an account: the operation's id makes this one so. At most 128 characters. */
    String imageName(OperationId operation) {
        return imageName(operation, "");
    }

    String imageName(OperationId operation, String ending) {
        var name = "%s-%s-%s".formatted(service, version, operation).replaceAll("[^A-Za-z0-9()./_-]", "-");
        return name.substring(0, Math.min(name.length(), 128 - ending.length())) + ending;
    }

    @Override
    public List<BakeAction> actions() {
        var actions = new ArrayList<BakeAction>();
        finished.ifPresentOrElse(image -> actions.add(new BakeAction.TakeImage(image.imageId())), () -> bake(actions));
        if (!shareWith.isEmpty()) {
            actions.add(new BakeAction.Share(place.region(), shareWith));
        }
        copies.forEach(copy -> {
            actions.add(new BakeAction.Copy(copy.region(), copy.kmsKey(), existing(copy)));
            if (!copy.shareWith().isEmpty()) {
                actions.add(new BakeAction.Share(copy.region(), copy.shareWith()));
            }
        });
        actions.add(new BakeAction.Publish(place.region(), parameter, previous));
        copies.forEach(copy -> actions.add(new BakeAction.Publish(copy.region(), parameter, copy.previous())));
        return actions;
    }

    Optional<String> existing(ImageCopy copy) {
        return finished.map(image -> image.copies().get(copy.region()));
    }

    private void bake(List<BakeAction> actions) {
        actions.add(new BakeAction.LaunchBuilder(baseImage, instanceType));
        scripts.forEach(script -> actions.add(new BakeAction.RunScript(script.name(), script.timeout())));
        actions.add(new BakeAction.MakeImage(service + "-" + version));
        actions.add(new BakeAction.BootTest(checks.stream().map(Script::name).toList()));
    }
}
