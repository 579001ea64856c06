package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.cloud.Identity;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.util.Optional;

/** What no call of ours tells, each with the command that does. */
final class ByHand {
    private static final String CHANGES =
            "ec2:CreateImage ec2:CreateTags ec2:TerminateInstances ec2:DeregisterImage ec2:DeleteSnapshot"
                    + " ssm:SendCommand ssm:PutParameter autoscaling:StartInstanceRefresh"
                    + " autoscaling:RollbackInstanceRefresh autoscaling:CreateAutoScalingGroup"
                    + " elasticloadbalancing:ModifyRule elasticloadbalancing:CreateTargetGroup";

    private ByHand() {}

    static void add(Checks checks, TargetSpec target, Identity.Caller caller, Optional<String> subnet) {
        checks.add(Check.notChecked(
                "other permissions to change",
                "they have no dry run: aws iam simulate-principal-policy --policy-source-arn %s --action-names %s"
                        .formatted(caller.arn(), CHANGES)));
        checks.add(Check.notChecked(
                "endpoints of SSM, EC2 messages, logs and KMS",
                subnet.map(id -> ("whether subnet %s reaches them through a NAT or VPC endpoints: aws ec2"
                                        + " describe-route-tables --region %s --filters Name=association.subnet-id,Values=%s;"
                                        + " aws ec2 describe-vpc-endpoints --region %s")
                                .formatted(id, target.region(), id, target.region()))
                        .orElse("the builder starts in a default subnet, which has a public route")));
        checks.add(Check.notChecked(
                "quotas",
                "aws service-quotas get-service-quota --region %s --service-code ec2 --quota-code L-1216C47A (vCPUs; a roll-out with maxHealthy above 100%% and a canary need more for its time)"
                        .formatted(target.region())));
    }
}
