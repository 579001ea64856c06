package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Identity;
import io.jenkins.plugins.slipway.cloud.Quota;
import io.jenkins.plugins.slipway.cloud.Reach;
import io.jenkins.plugins.slipway.cloud.Ruling;
import io.jenkins.plugins.slipway.cloud.Surroundings;
import io.jenkins.plugins.slipway.cloud.WayOut;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.Region;

/** {@link Surroundings} from IAM, EC2 and Service Quotas. */
record AwsSurroundings(Calls calls) implements Surroundings {
    @Override
    public List<Ruling> rulings(Identity.Caller caller, Reach reach) {
        return new PolicySimulation(calls).rulings(caller, reach);
    }

    @Override
    public List<String> regions() {
        var request = DescribeRegionsRequest.builder().build();
        return calls.send(Api.DESCRIBE_REGIONS, request, calls.target().ec2()::describeRegions).regions().stream()
                .map(Region::regionName)
                .toList();
    }

    @Override
    public WayOut wayOut(Optional<String> subnet) {
        return new Subnets(calls).wayOut(subnet);
    }

    @Override
    public Quota vcpus() {
        return new Quotas(calls).vcpus();
    }

    @Override
    public Quota groups() {
        return new Quotas(calls).groups();
    }

    @Override
    public Quota targetGroups() {
        return new Quotas(calls).targetGroups();
    }

    @Override
    public Quota targetGroupsOf(String loadBalancer) {
        return new Quotas(calls).targetGroupsOf(loadBalancer);
    }

    @Override
    public Quota images() {
        return new Quotas(calls).images();
    }
}
