package io.jenkins.plugins.slipway.rehearsal.wire.elb;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.Service.Handler;
import io.jenkins.plugins.slipway.rehearsal.world.Machines;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancer;
import java.util.List;
import java.util.Map;

/** {@code CreateLoadBalancer}, {@code DescribeLoadBalancers}, {@code DeleteLoadBalancer}. */
final class LoadBalancerCalls {
    private final ElbService service;

    LoadBalancerCalls(ElbService service) {
        this.service = service;
    }

    void addTo(Map<String, Handler> handlers) {
        handlers.put("CreateLoadBalancer", this::create);
        handlers.put("DescribeLoadBalancers", this::describe);
        handlers.put("DeleteLoadBalancer", this::delete);
    }

    private Answer create(Call call) {
        var params = call.params();
        var type = params.text("Type").orElse("application");
        if (!type.equals("application")) {
            throw new WorldFault(
                    "NotModelled", "The Slipway rehearsal models load balancers of type application, not " + type);
        }
        var name = params.required("Name");
        var scheme = params.text("Scheme").orElse("internet-facing");
        var addresses = params.text("IpAddressType").orElse("ipv4");
        var subnets = params.texts("Subnets");
        var groups = params.texts("SecurityGroups");
        var tags = Common.tags(params);
        params.nothingElse();
        var balancer = service.balancing(call).balancers().create(name, scheme, addresses, subnets, groups, tags);
        return Answer.empty().with("LoadBalancers", List.of(write(call, balancer)));
    }

    private Answer describe(Call call) {
        var params = call.params();
        var found = service.balancing(call)
                .balancers()
                .described(Common.set(params, "LoadBalancerArns"), Common.set(params, "Names"));
        return Common.page(params, "LoadBalancers", found, balancer -> write(call, balancer));
    }

    private Answer delete(Call call) {
        var arn = call.params().required("LoadBalancerArn");
        call.params().nothingElse();
        service.balancing(call).balancers().delete(arn);
        return Answer.empty();
    }

    private Answer write(Call call, LoadBalancer balancer) {
        var region = call.in(service.world());
        var zones = balancer.subnets().stream()
                .map(subnet -> Answer.empty()
                        .with(
                                "ZoneName",
                                region.find(Machines.class)
                                        .flatMap(machines -> machines.zoneOf(subnet))
                                        .orElse(region.zones()
                                                .get(balancer.subnets().indexOf(subnet)
                                                        % region.zones().size())))
                        .with("SubnetId", subnet)
                        .with("LoadBalancerAddresses", List.of()))
                .toList();
        return Answer.empty()
                .with("LoadBalancerArn", balancer.arn())
                .with("DNSName", balancer.dnsName())
                .with("CanonicalHostedZoneId", LoadBalancer.HOSTED_ZONE)
                .with("CreatedTime", balancer.createdAt())
                .with("LoadBalancerName", balancer.name())
                .with("Scheme", balancer.scheme())
                .with("VpcId", LoadBalancer.VPC)
                .with(
                        "State",
                        Answer.empty()
                                .with(
                                        "Code",
                                        service.balancing(call).balancers().state(balancer)))
                .with("Type", "application")
                .with("AvailabilityZones", zones)
                .with("SecurityGroups", balancer.securityGroups())
                .with("IpAddressType", balancer.ipAddressType());
    }
}
