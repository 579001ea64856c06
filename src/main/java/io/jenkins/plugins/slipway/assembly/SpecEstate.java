package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Architecture;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.InstanceType;
import io.jenkins.plugins.slipway.spec.BaseImage;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/** What must be there before a spec can be rehearsed: the groups, rules, alarms, networks and images that it names. */
public final class SpecEstate {
    /** Enough that a batch is not the whole fleet, few enough that a rehearsal is quick. */
    public static final int GROUP_SIZE = 8;

    private SpecEstate() {}

    public static Estate of(Spec spec) {
        return of(spec, any -> true);
    }

    /** What one environment of it names, in groups of this size. */
    public static Estate of(Spec spec, EnvironmentSpec environment, int groupSize) {
        return of(spec, environment.name()::equals, groupSize);
    }

    /** What one environment of it names; the others would be simulated for nothing. */
    public static Estate of(Spec spec, EnvironmentSpec environment) {
        return of(spec, environment.name()::equals);
    }

    /** @param included by the name of the environment */
    public static Estate of(Spec spec, Predicate<String> included) {
        return of(spec, included, GROUP_SIZE);
    }

    private static Estate of(Spec spec, Predicate<String> included, int groupSize) {
        var byGroup = new LinkedHashMap<List<String>, Estate.Fleet>();
        spec.environments().values().stream()
                .filter(environment -> included.test(environment.name()))
                .flatMap(environment ->
                        environment.targets().stream().map(target -> fleet(spec, environment, target, groupSize)))
                .forEach(fleet -> byGroup.putIfAbsent(List.of(fleet.region(), fleet.group()), fleet));
        var fleets = List.copyOf(byGroup.values());
        var sites = fleets.stream()
                .map(Estate.Fleet::region)
                .distinct()
                .map(region -> site(spec, region))
                .toList();
        return new Estate(fleets, sites);
    }

    /** A rehearsal has one account: connections do not tell its groups apart. */
    private static Estate.Fleet fleet(Spec spec, EnvironmentSpec environment, TargetSpec target, int groupSize) {
        return new Estate.Fleet(
                target.region(),
                target.group().orElseGet(() -> byTags(spec, environment, target)),
                groupSize,
                target.listenerRule(),
                environment.gates().alarms(),
                target.tags());
    }

    /** A name for a group that a target finds by its tags. */
    private static String byTags(Spec spec, EnvironmentSpec environment, TargetSpec target) {
        return "%s-%s-%s-%08x"
                .formatted(
                        spec.service(),
                        environment.name(),
                        target.region(),
                        target.tags().hashCode());
    }

    private static Estate.Site site(Spec spec, String region) {
        return new Estate.Site(
                region, spec.image().subnet().stream().toList(), spec.image().securityGroups(), baseImages(spec));
    }

    /** Only a given id can be missing: parameters and names of Amazon's images are there. It fits the builder that boots it. */
    private static List<Estate.BaseImage> baseImages(Spec spec) {
        if (!(spec.image().base() instanceof BaseImage.ById given)) {
            return List.of();
        }
        var arm = InstanceType.named(spec.image().instanceType())
                .filter(type -> type.architecture() == Architecture.ARM64)
                .isPresent();
        return List.of(new Estate.BaseImage(given.imageId(), arm));
    }
}
