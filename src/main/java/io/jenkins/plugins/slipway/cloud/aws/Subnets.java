package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.WayOut;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/** Routes and endpoints of subnets, on EC2. */
record Subnets(Calls calls) {
    private static final String EVERYWHERE = "0.0.0.0/0";

    WayOut wayOut(Optional<String> id) {
        var subnet = subnet(id);
        return new WayOut(
                subnet.subnetId(),
                subnet.vpcId(),
                route(subnet),
                Boolean.TRUE.equals(subnet.mapPublicIpOnLaunch()),
                endpoints(subnet.vpcId()));
    }

    private Subnet subnet(Optional<String> id) {
        var request = DescribeSubnetsRequest.builder();
        id.ifPresentOrElse(request::subnetIds, () -> request.filters(Ec2Tags.filter("default-for-az", "true")));
        return calls.send(Api.DESCRIBE_SUBNETS, request.build(), ec2()::describeSubnets).subnets().stream()
                .findFirst()
                .orElseThrow(() -> new CloudFault(
                        CloudFault.Kind.NOT_FOUND,
                        Api.DESCRIBE_SUBNETS.action(),
                        "",
                        "there is no default subnet in " + calls.target().region()
                                + " for the builder: name one in image.subnet of the spec",
                        null));
    }

    /** A subnet without a table of its own has its network's main one. */
    private Optional<String> route(Subnet subnet) {
        var own = tables(Ec2Tags.filter("association.subnet-id", subnet.subnetId()));
        var tables = own.isEmpty()
                ? tables(Ec2Tags.filter("vpc-id", subnet.vpcId()), Ec2Tags.filter("association.main", "true"))
                : own;
        return tables.stream()
                .flatMap(table -> table.routes().stream())
                .filter(route -> EVERYWHERE.equals(route.destinationCidrBlock()) && route.state() == RouteState.ACTIVE)
                .flatMap(Subnets::target)
                .findFirst();
    }

    private List<RouteTable> tables(Filter... filters) {
        var request = DescribeRouteTablesRequest.builder().filters(filters).build();
        return calls.send(Api.DESCRIBE_ROUTE_TABLES, request, ec2()::describeRouteTables)
                .routeTables();
    }

    private static Stream<String> target(Route route) {
        return Stream.of(
                        route.natGatewayId(),
                        route.transitGatewayId(),
                        route.gatewayId(),
                        route.networkInterfaceId(),
                        route.vpcPeeringConnectionId(),
                        route.coreNetworkArn())
                .filter(Objects::nonNull);
    }

    /** Without its private name an endpoint is not where an agent looks. */
    private Set<String> endpoints(String network) {
        return calls
                .<DescribeVpcEndpointsRequest, DescribeVpcEndpointsResponse, VpcEndpoint>all(
                        Api.DESCRIBE_VPC_ENDPOINTS,
                        token -> DescribeVpcEndpointsRequest.builder()
                                .filters(Ec2Tags.filter("vpc-id", network))
                                .nextToken(token)
                                .build(),
                        ec2()::describeVpcEndpoints,
                        DescribeVpcEndpointsResponse::vpcEndpoints,
                        DescribeVpcEndpointsResponse::nextToken)
                .stream()
                .filter(endpoint -> "available".equalsIgnoreCase(endpoint.stateAsString()))
                .filter(endpoint -> Boolean.TRUE.equals(endpoint.privateDnsEnabled()))
                .map(VpcEndpoint::serviceName)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
    }

    private Ec2Client ec2() {
        return calls.target().ec2();
    }
}
