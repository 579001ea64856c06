package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Architecture;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.InstanceType;
import io.jenkins.plugins.slipway.spec.BaseImage;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
                .forEach(fleet -> byGroup.putIfAbsent(List.of(fleet.account(), fleet.region(), fleet.group()), fleet));
        var fleets = List.copyOf(byGroup.values());
        var sites = fleets.stream()
                .map(fleet -> site(spec, fleet.account(), fleet.region()))
                .distinct()
                .toList();
        return new Estate(fleets, sites, accounts(spec));
    }

    /**
     * Connections of environments lead to the rehearsal's own account, so that who has no connections sees everything in one place;
     * those that only targets name each to one of its own.
     */
    private static Map<String, String> accounts(Spec spec) {
        var home = spec.environments().values().stream()
                .map(EnvironmentSpec::connection)
                .collect(Collectors.toSet());
        return spec.environments().values().stream()
                .flatMap(environment -> environment.targets().stream())
                .map(TargetSpec::connection)
                .filter(connection -> !home.contains(connection))
                .distinct()
                .collect(Collectors.toMap(Function.identity(), SpecEstate::account));
    }

    /** A number that looks like no other, and is the same whenever it is asked. */
    private static String account(String connection) {
        return "44445%07d".formatted(Math.floorMod(connection.hashCode(), 10_000_000));
    }

    private static Estate.Fleet fleet(Spec spec, EnvironmentSpec environment, TargetSpec target, int groupSize) {
        return new Estate.Fleet(
                accounts(spec).getOrDefault(target.connection(), World.ACCOUNT),
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

    private static Estate.Site site(Spec spec, String account, String region) {
        return new Estate.Site(
                account,
                region,
                spec.image().subnet().stream().toList(),
                spec.image().securityGroups(),
                baseImages(spec));
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
