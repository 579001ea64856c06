package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.cloud.Reach;
import io.jenkins.plugins.slipway.spec.BaseImage;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.util.ArrayList;
import java.util.List;

/** What deliveries of a spec touch. */
public final class Reaches {
    private Reaches() {}

    /** Of these targets; of all images that the spec needs. */
    public static Reach of(Spec spec, List<TargetSpec> targets) {
        var parameters = new ArrayList<>(List.of(spec.image().parameter()));
        if (spec.image().base() instanceof BaseImage.FromParameter base
                && !base.name().startsWith("/aws/")) {
            parameters.add(base.name());
        }
        return new Reach(
                targets.stream().map(TargetSpec::region).distinct().toList(),
                targets.stream()
                        .flatMap(target -> target.group().stream())
                        .distinct()
                        .toList(),
                parameters,
                targets.stream()
                        .flatMap(target -> target.listenerRule().stream())
                        .distinct()
                        .toList());
    }
}
