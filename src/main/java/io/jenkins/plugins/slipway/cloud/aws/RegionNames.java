package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import java.util.Comparator;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/** The regions that the SDK knows. */
final class RegionNames {
    private static final int NEAREST = 3;

    private RegionNames() {}

    /** @throws CloudFault {@code INVALID}, naming what is near, when there is no such region */
    static void require(String name) {
        if (Region.regions().stream().noneMatch(region -> region.id().equals(name))) {
            var near = Region.regions().stream()
                    .filter(region -> !region.isGlobalRegion())
                    .map(Region::id)
                    .sorted(Comparator.<String>comparingInt(known -> distance(known, name))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(NEAREST)
                    .collect(Collectors.joining(", "));
            throw new CloudFault(
                    CloudFault.Kind.INVALID,
                    "",
                    "UnknownRegion",
                    "There is no AWS region '" + name + "'. Near it are: " + near + ".",
                    null);
        }
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
