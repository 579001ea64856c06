package io.jenkins.plugins.slipway.rehearsal;

import io.jenkins.plugins.slipway.rehearsal.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is there before a rehearsal begins, as a spec would name it.
 *
 * @param fleets groups in service, behind a load balancer with users
 * @param sites networks and images that somebody names by id; the default VPC and Amazon's images are there anyway
 * @param accounts of 12 digits, by the connection that leads there; any other connection leads to {@link World#ACCOUNT}
 */
public record Estate(List<Fleet> fleets, List<Site> sites, Map<String, String> accounts) {
    /**
     * An Auto Scaling group, healthy on version 1 of its own launch template.
     *
     * @param account of 12 digits
     * @param size 1 to 1000 instances; the group may shrink to half of it and grow to twice
     * @param listenerRule ARN of the listener rule, or listener, that sends it traffic; without one it gets a listener of its own
     * @param alarms names of alarms on its share of 5xx; all OK
     * @param tags of the group, beside its name
     */
    public record Fleet(
            String account,
            String region,
            String group,
            int size,
            Optional<String> listenerRule,
            List<String> alarms,
            Map<String, String> tags) {
        /** In {@link World#ACCOUNT}, without tags. */
        public Fleet(String region, String group, int size, Optional<String> listenerRule, List<String> alarms) {
            this(World.ACCOUNT, region, group, size, listenerRule, alarms, Map.of());
        }

        /** The same with so many instances. */
        public Fleet sized(int instances) {
            return new Fleet(account, region, group, instances, listenerRule, alarms, tags);
        }

        public Fleet {
            if (size < 1 || size > 1000) {
                throw new IllegalArgumentException(
                        "size of group %s is %d; it must be 1 to 1000".formatted(group, size));
            }
            alarms = List.copyOf(alarms);
            tags = Map.copyOf(tags);
            listenerRule.filter(arn -> !arn.contains(":" + region + ":")).ifPresent(arn -> {
                throw new IllegalArgumentException(
                        "the listener rule %s of group %s is not in its region %s".formatted(arn, group, region));
            });
        }
    }

    /** Ids of a region that are not made up by the rehearsal. */
    public record Site(
            String account, String region, List<String> subnets, List<String> securityGroups, List<BaseImage> images) {
        /** Of {@link World#ACCOUNT}. */
        public Site(String region, List<String> subnets, List<String> securityGroups, List<BaseImage> images) {
            this(World.ACCOUNT, region, subnets, securityGroups, images);
        }

        public Site {
            subnets = List.copyOf(subnets);
            securityGroups = List.copyOf(securityGroups);
            images = List.copyOf(images);
        }
    }

    /** An image of the account that nobody here baked. @param arm64 otherwise x86_64 */
    public record BaseImage(String id, boolean arm64) {}

    public Estate {
        fleets = List.copyOf(fleets);
        sites = List.copyOf(sites);
        accounts = Map.copyOf(accounts);
    }

    /** All in one account. */
    public Estate(List<Fleet> fleets, List<Site> sites) {
        this(fleets, sites, Map.of());
    }

    /** The same with so many instances in each group. */
    public Estate sized(int instances) {
        return new Estate(fleets.stream().map(fleet -> fleet.sized(instances)).toList(), sites, accounts);
    }

    /** An account in which nothing runs. */
    public static Estate empty() {
        return new Estate(List.of(), List.of());
    }

    public static Estate of(Fleet... fleets) {
        return new Estate(List.of(fleets), List.of());
    }
}
