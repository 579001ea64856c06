package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.List;
import java.util.Map;

/**
 * The default VPC of a region with one subnet per zone, and private endpoints (Amazon VPC User Guide, "Default VPCs"). Ids depend
 * on the region alone, not on the seed, so that a spec can name them.
 */
public final class Network {
    /** Services that private instances reach through interface endpoints. */
    private static final List<String> ENDPOINTS = List.of("ssm", "ssmmessages", "ec2messages", "logs", "kms");

    /** A virtual private cloud. */
    public record Vpc(String id, String cidr, Map<String, String> tags) implements Resource<Vpc> {
        @Override
        public Kind kind() {
            return Kind.VPC;
        }

        @Override
        public Vpc withTags(Map<String, String> other) {
            return new Vpc(id, cidr, Tags.of(other));
        }
    }

    /**
     * A subnet with a /20 of addresses.
     *
     * @param block number of its block in the VPC
     * @param forZone whether it is the default one of its zone
     */
    public record Subnet(String id, String vpcId, String zone, int block, boolean forZone, Map<String, String> tags)
            implements Resource<Subnet> {
        public String cidr() {
            return "172.31." + 16 * block + ".0/20";
        }

        /** The address of the n-th machine in it. */
        String address(int number) {
            return "172.31." + (16 * block + number / 240 % 16) + "." + (10 + number % 240);
        }

        @Override
        public Kind kind() {
            return Kind.SUBNET;
        }

        @Override
        public Subnet withTags(Map<String, String> other) {
            return new Subnet(id, vpcId, zone, block, forZone, Tags.of(other));
        }
    }

    /** A security group. */
    public record SecurityGroup(String id, String name, String vpcId, Map<String, String> tags)
            implements Resource<SecurityGroup> {
        @Override
        public Kind kind() {
            return Kind.SECURITY_GROUP;
        }

        @Override
        public SecurityGroup withTags(Map<String, String> other) {
            return new SecurityGroup(id, name, vpcId, Tags.of(other));
        }
    }

    /** The routes of every subnet of a VPC that has no table of its own, which none has here: local, and the internet gateway. */
    public record RouteTable(String id, String vpcId, String gateway, Map<String, String> tags)
            implements Resource<RouteTable> {
        @Override
        public Kind kind() {
            return Kind.ROUTE_TABLE;
        }

        @Override
        public RouteTable withTags(Map<String, String> other) {
            return new RouteTable(id, vpcId, gateway, Tags.of(other));
        }
    }

    /** An interface endpoint for a service. */
    public record Endpoint(String id, String vpcId, String service, List<String> subnets, Map<String, String> tags)
            implements Resource<Endpoint> {
        @Override
        public Kind kind() {
            return Kind.ENDPOINT;
        }

        @Override
        public Endpoint withTags(Map<String, String> other) {
            return new Endpoint(id, vpcId, service, subnets, Tags.of(other));
        }
    }

    private final Region region;
    private final Vpc vpc;
    private final Shelf<Vpc> vpcs;
    private final Shelf<Subnet> subnets;
    private final Shelf<SecurityGroup> securityGroups;
    private final Shelf<RouteTable> routeTables;
    private final Shelf<Endpoint> endpoints;

    Network(Region region) {
        this.region = region;
        this.vpcs = new Shelf<>(region, Kind.VPC);
        this.subnets = new Shelf<>(region, Kind.SUBNET);
        this.securityGroups = new Shelf<>(region, Kind.SECURITY_GROUP);
        this.routeTables = new Shelf<>(region, Kind.ROUTE_TABLE);
        this.endpoints = new Shelf<>(region, Kind.ENDPOINT);
        this.vpc = new Vpc(Fixed.id(Kind.VPC, region, "default"), "172.31.0.0/16", Map.of());
        vpcs.seed(vpc);
        var main = Fixed.id(Kind.ROUTE_TABLE, region, "default");
        routeTables.seed(new RouteTable(main, vpc.id(), main.replace("rtb-", "igw-"), Map.of()));
        for (var zone : region.zones()) {
            seed(Fixed.id(Kind.SUBNET, region, zone), zone, true);
        }
        securityGroups.seed(
                new SecurityGroup(Fixed.id(Kind.SECURITY_GROUP, region, "default"), "default", vpc.id(), Map.of()));
        for (var service : ENDPOINTS) {
            endpoints.seed(new Endpoint(
                    Fixed.id(Kind.ENDPOINT, region, service),
                    vpc.id(),
                    "com.amazonaws." + region.name() + "." + service,
                    subnets.all().stream().map(Subnet::id).toList(),
                    Map.of()));
        }
    }

    /** Adds a subnet that a spec or template names; one that is there stays. */
    public void ensureSubnet(String id, String zone) {
        Kind.SUBNET.checkId(id);
        if (subnets.find(id).isEmpty()) {
            seed(id, zone, false);
        }
    }

    /** Adds a security group that a spec or template names; one that is there stays. */
    public void ensureSecurityGroup(String id, String name) {
        Kind.SECURITY_GROUP.checkId(id);
        if (securityGroups.find(id).isEmpty()) {
            securityGroups.seed(new SecurityGroup(id, name, vpc.id(), Map.of()));
        }
    }

    /** The default subnet of a zone; of the first zone when that is null. */
    public Subnet defaultSubnet(String zone) {
        var wanted = zone == null ? region.zones().get(0) : zone;
        return subnets.all().stream()
                .filter(subnet -> subnet.forZone() && subnet.zone().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new WorldFault("InvalidParameterValue", "Invalid availability zone: [" + wanted + "]"));
    }

    public String defaultSecurityGroup() {
        return Fixed.id(Kind.SECURITY_GROUP, region, "default");
    }

    public Shelf<Vpc> vpcs() {
        return vpcs;
    }

    public Shelf<Subnet> subnets() {
        return subnets;
    }

    public Shelf<SecurityGroup> securityGroups() {
        return securityGroups;
    }

    public Shelf<RouteTable> routeTables() {
        return routeTables;
    }

    public Shelf<Endpoint> endpoints() {
        return endpoints;
    }

    private void seed(String id, String zone, boolean forZone) {
        subnets.seed(new Subnet(id, vpc.id(), zone, subnets.all().size(), forZone, Map.of()));
    }
}
