package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names of load balancers and target groups, and describing by name or ARN. */
final class Names {
    private Names() {}

    /** @throws WorldFault {@code ValidationError}: 1 to 32 letters, digits and hyphens, none at an end (API reference, {@code CreateTargetGroup}) */
    static void check(String what, String name) {
        if (!name.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?")) {
            throw Refusals.invalid(what + " name '" + name
                    + "' must have 1 to 32 letters, digits or hyphens and must not begin or end with a hyphen");
        }
    }

    static <T> List<T> selected(
            List<T> all,
            Function<T, String> arn,
            Set<String> arns,
            Function<T, String> name,
            Set<String> names,
            Function<String, WorldFault> missing) {
        if (arns.isEmpty() && names.isEmpty()) {
            return all;
        }
        var found = all.stream()
                .filter(each -> arns.contains(arn.apply(each)) || names.contains(name.apply(each)))
                .toList();
        refuseMissing(arns, found.stream().map(arn).collect(Collectors.toSet()), missing);
        refuseMissing(names, found.stream().map(name).collect(Collectors.toSet()), missing);
        return found;
    }

    static void refuseMissing(Set<String> wanted, Set<String> found, Function<String, WorldFault> missing) {
        wanted.stream()
                .filter(each -> !found.contains(each))
                .sorted()
                .findFirst()
                .ifPresent(each -> {
                    throw missing.apply(each);
                });
    }
}
