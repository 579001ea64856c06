package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupView;
import io.jenkins.plugins.slipway.release.Release;
import java.time.Duration;
import java.util.List;

/**
 * The world with the fleets that the operation is for.
 *
 * @param world as it is at this moment
 */
public record Scene(World world, List<Fleet> fleets) {
    /**
     * A group as it was before anything happened.
     *
     * @param promised how many of its instances stay in service, at least
     * @param warmup how long an instance is in service before a refresh counts it
     */
    public record Fleet(String account, String region, String group, GroupView before, int promised, Duration warmup) {
        /** @param minHealthy percent */
        public static Fleet of(Region region, String group, int minHealthy, Duration warmup) {
            var before = find(region, group);
            // as Auto Scaling rounds a minimum: up
            var promised = (before.settings().desired() * minHealthy + 99) / 100;
            return new Fleet(region.account(), region.name(), group, before, promised, warmup);
        }

        public String targetGroup() {
            return before.targetGroups().keySet().iterator().next();
        }

        /** Name of its launch template. */
        public String template() {
            return before.settings().launch().templateName();
        }

        public long versionBefore() {
            return Long.parseLong(before.settings().launch().version());
        }

        /** Whether a placement is of this group. */
        public boolean runs(Release.Placement placement) {
            return placement.region().equals(region) && placement.group().equals(group);
        }

        /** Where it is. */
        public Region in(World world) {
            return world.region(account, region);
        }

        /** As a describe shows it now. */
        public GroupView now(World world) {
            return find(in(world), group);
        }

        private static GroupView find(Region region, String group) {
            return region.get(AutoScaling.class).describeGroups().stream()
                    .filter(view -> view.name().equals(group))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no group " + group + " in " + region.name()));
        }
    }

    public Scene {
        fleets = List.copyOf(fleets);
    }
}
