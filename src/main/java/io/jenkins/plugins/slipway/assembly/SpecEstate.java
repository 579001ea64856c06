package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;

/** What must be there before a spec can be rehearsed: the groups, rules, alarms and networks that it names. */
public final class SpecEstate {
    /** Enough that a batch is not the whole fleet, few enough that a rehearsal is quick. */
    static final int GROUP_SIZE = 8;

    private SpecEstate() {}

    public static Estate of(Spec spec) {
        var fleets = spec.environments().values().stream()
                .flatMap(environment -> environment.targets().stream().map(target -> fleet(environment, target)))
                .toList();
        var sites = fleets.stream()
                .map(Estate.Fleet::region)
                .distinct()
                .map(region -> site(spec, region))
                .toList();
        return new Estate(fleets, sites);
    }

    private static Estate.Fleet fleet(EnvironmentSpec environment, TargetSpec target) {
        return new Estate.Fleet(
                target.region(),
                target.group().orElseThrow(),
                GROUP_SIZE,
                target.listenerRule(),
                environment.gates().alarms());
    }

    private static Estate.Site site(Spec spec, String region) {
        return new Estate.Site(
                region, spec.image().subnet().stream().toList(), spec.image().securityGroups());
    }
}
