package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Network;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Resource;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Shelf;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Describes of the network, which nobody changes here. */
final class NetworkActions {
    private static final Map<String, Function<Network.Vpc, ? extends Collection<String>>> VPCS = Map.of(
            "vpc-id", it -> List.of(it.id()),
            "is-default", it -> List.of("true"),
            "isDefault", it -> List.of("true"),
            "state", it -> List.of("available"),
            "cidr", it -> List.of(it.cidr()));
    private static final Map<String, Function<Network.Subnet, ? extends Collection<String>>> SUBNETS = Map.of(
            "subnet-id", it -> List.of(it.id()),
            "vpc-id", it -> List.of(it.vpcId()),
            "availability-zone", it -> List.of(it.zone()),
            "availabilityZone", it -> List.of(it.zone()),
            "default-for-az", it -> List.of(String.valueOf(it.forZone())),
            "state", it -> List.of("available"));
    private static final Map<String, Function<Network.SecurityGroup, ? extends Collection<String>>> GROUPS = Map.of(
            "group-id", it -> List.of(it.id()),
            "group-name", it -> List.of(it.name()),
            "vpc-id", it -> List.of(it.vpcId()));
    private static final Map<String, Function<Network.Endpoint, ? extends Collection<String>>> ENDPOINTS = Map.of(
            "vpc-endpoint-id", it -> List.of(it.id()),
            "service-name", it -> List.of(it.service()),
            "vpc-id", it -> List.of(it.vpcId()),
            "vpc-endpoint-type", it -> List.of("Interface"),
            "vpc-endpoint-state", it -> List.of("available"));

    private static final Map<String, Function<Network.RouteTable, ? extends Collection<String>>> ROUTE_TABLES = Map.of(
            "route-table-id", it -> List.of(it.id()),
            "vpc-id", it -> List.of(it.vpcId()),
            "association.main", it -> List.of("true"),
            "association.subnet-id", it -> List.of());

    private NetworkActions() {}

    static Map<String, Function<Ec2Request, Answer>> all() {
        return Map.of(
                "DescribeVpcs",
                        it -> describe(it, "VpcId", it.ec2().network().vpcs(), VPCS, "vpcSet", NetworkActions::vpc),
                "DescribeSubnets",
                        it -> describe(
                                it,
                                "SubnetId",
                                it.ec2().network().subnets(),
                                SUBNETS,
                                "subnetSet",
                                NetworkActions::subnet),
                "DescribeSecurityGroups",
                        it -> describe(
                                it,
                                "GroupId",
                                it.ec2().network().securityGroups(),
                                GROUPS,
                                "securityGroupInfo",
                                NetworkActions::group),
                "DescribeRouteTables",
                        it -> describe(
                                it,
                                "RouteTableId",
                                it.ec2().network().routeTables(),
                                ROUTE_TABLES,
                                "routeTableSet",
                                table -> routeTable(it.ec2().network(), table)),
                "DescribeVpcEndpoints",
                        it -> describe(
                                it,
                                "VpcEndpointId",
                                it.ec2().network().endpoints(),
                                ENDPOINTS,
                                "vpcEndpointSet",
                                NetworkActions::endpoint));
    }

    private static <R extends Resource<R>> Answer describe(
            Ec2Request request,
            String idParameter,
            Shelf<R> shelf,
            Map<String, Function<R, ? extends Collection<String>>> attributes,
            String set,
            Function<R, Answer> item) {
        var ids = request.params().texts(idParameter);
        var filters = request.filters();
        var paging = request.paging(5, 1000, null);
        request.ready();
        return Answers.page(set, paging.of(shelf.describe(ids, filters, attributes)), item);
    }

    private static Answer vpc(Network.Vpc it) {
        return Answer.empty()
                .with("vpcId", it.id())
                .with("ownerId", World.ACCOUNT)
                .with("state", "available")
                .with("cidrBlock", it.cidr())
                .with("instanceTenancy", "default")
                .with("isDefault", true)
                .with("tagSet", Answers.tags(it.tags()));
    }

    private static Answer subnet(Network.Subnet it) {
        return Answer.empty()
                .with("subnetId", it.id())
                .with("ownerId", World.ACCOUNT)
                .with("state", "available")
                .with("vpcId", it.vpcId())
                .with("cidrBlock", it.cidr())
                .with("availableIpAddressCount", 4091)
                .with("availabilityZone", it.zone())
                .with("defaultForAz", it.forZone())
                .with("mapPublicIpOnLaunch", it.forZone())
                .with("tagSet", Answers.tags(it.tags()));
    }

    private static Answer group(Network.SecurityGroup it) {
        return Answer.empty()
                .with("groupId", it.id())
                .with("groupName", it.name())
                .with("groupDescription", it.name())
                .with("ownerId", World.ACCOUNT)
                .with("vpcId", it.vpcId())
                .with("tagSet", Answers.tags(it.tags()));
    }

    private static Answer routeTable(Network network, Network.RouteTable it) {
        var main = Answer.empty()
                .with("routeTableAssociationId", it.id().replace("rtb-", "rtbassoc-"))
                .with("routeTableId", it.id())
                .with("main", true);
        return Answer.empty()
                .with("routeTableId", it.id())
                .with("vpcId", it.vpcId())
                .with("ownerId", World.ACCOUNT)
                .with(
                        "routeSet",
                        List.of(
                                route(network.vpcs().require(it.vpcId()).cidr(), "local", "CreateRouteTable"),
                                route("0.0.0.0/0", it.gateway(), "CreateRoute")))
                .with("associationSet", List.of(main))
                .with("tagSet", Answers.tags(it.tags()));
    }

    private static Answer route(String destination, String gateway, String origin) {
        return Answer.empty()
                .with("destinationCidrBlock", destination)
                .with("gatewayId", gateway)
                .with("state", "active")
                .with("origin", origin);
    }

    private static Answer endpoint(Network.Endpoint it) {
        return Answer.empty()
                .with("vpcEndpointId", it.id())
                .with("vpcEndpointType", "Interface")
                .with("vpcId", it.vpcId())
                .with("serviceName", it.service())
                .with("state", "available")
                .with("subnetIdSet", it.subnets())
                .with("privateDnsEnabled", true)
                .with("ownerId", World.ACCOUNT)
                .with("tagSet", Answers.tags(it.tags()));
    }
}
