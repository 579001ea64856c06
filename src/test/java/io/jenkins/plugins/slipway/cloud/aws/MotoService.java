package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Connection;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** What an administrator would have set up. */
record MotoService(String image, String templateId, String targetGroup, String listener, String rule) {
    static MotoService create(URI endpoint, String region) {
        var connection = new Connection(
                "setup", region, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIASETUP", "setup"));
        try (var settings = new ClientSettings(Optional.empty(), Clock.systemUTC());
                var aws = new AccountRegion(
                        new Account(connection, credentials, Optional.of(endpoint)), region, settings)) {
            return create(aws);
        }
    }

    private static MotoService create(AccountRegion aws) {
        var image = aws.ec2()
                .describeImages(request -> request.owners("amazon"))
                .images()
                .get(0)
                .imageId();
        var subnets = aws.ec2().describeSubnets().subnets();
        var template = aws.ec2()
                .createLaunchTemplate(request -> request.launchTemplateName("checkout")
                        .clientToken("setup")
                        .launchTemplateData(data -> data.imageId(image).instanceType("t3.small")))
                .launchTemplate()
                .launchTemplateId();
        var elb = aws.loadBalancing();
        var balancer = elb.createLoadBalancer(request -> request.name("shop")
                        .subnets(subnets.get(0).subnetId(), subnets.get(1).subnetId()))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        var targetGroup = elb.createTargetGroup(request -> request.name("checkout")
                        .protocol(ProtocolEnum.HTTP)
                        .port(8080)
                        .vpcId(subnets.get(0).vpcId()))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        elb.modifyTargetGroupAttributes(request -> request.targetGroupArn(targetGroup)
                .attributes(attribute ->
                        attribute.key("deregistration_delay.timeout_seconds").value("45")));
        var listener = elb.createListener(request -> request.loadBalancerArn(balancer)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .defaultActions(
                                action -> action.type(ActionTypeEnum.FORWARD).targetGroupArn(targetGroup)))
                .listeners()
                .get(0)
                .listenerArn();
        var rule = elb.createRule(request -> request.listenerArn(listener)
                        .priority(10)
                        .conditions(condition -> condition.field("path-pattern").values("/checkout/*"))
                        .actions(action -> action.type(ActionTypeEnum.FORWARD)
                                .order(1)
                                .forwardConfig(forward -> forward.targetGroups(target ->
                                        target.targetGroupArn(targetGroup).weight(1)))))
                .rules()
                .get(0)
                .ruleArn();
        aws.autoScaling()
                .createAutoScalingGroup(request -> request.autoScalingGroupName("checkout")
                        .launchTemplate(
                                version -> version.launchTemplateId(template).version("1"))
                        .minSize(1)
                        .desiredCapacity(2)
                        .maxSize(4)
                        .vpcZoneIdentifier(
                                subnets.get(0).subnetId() + "," + subnets.get(1).subnetId())
                        .targetGroupARNs(targetGroup)
                        .healthCheckType("ELB")
                        .healthCheckGracePeriod(60));
        return new MotoService(image, template, targetGroup, listener, rule);
    }
}
