package io.jenkins.plugins.slipway.cloud.aws;

import static io.jenkins.plugins.slipway.cloud.aws.Api.Repeat.HARMLESS;
import static io.jenkins.plugins.slipway.cloud.aws.Api.Repeat.NEVER;

import java.util.regex.Pattern;

/**
 * Every AWS call that Slipway makes: its IAM action, whether it may be sent again when nobody knows what became of it, and the
 * rate to start with. {@link Permissions} and {@code docs/aws.md} are checked against this list, this list against the adapters.
 */
enum Api {
    DESCRIBE_IMAGES("ec2:DescribeImages", HARMLESS, Rate.EC2_READ),
    CREATE_IMAGE("ec2:CreateImage", NEVER, Rate.EC2_WRITE),
    // The client token makes a second one harmless.
    COPY_IMAGE("ec2:CopyImage", HARMLESS, Rate.EC2_WRITE),
    MODIFY_IMAGE_ATTRIBUTE("ec2:ModifyImageAttribute", HARMLESS, Rate.EC2_WRITE),
    MODIFY_SNAPSHOT_ATTRIBUTE("ec2:ModifySnapshotAttribute", HARMLESS, Rate.EC2_WRITE),
    DESCRIBE_IMAGE_ATTRIBUTE("ec2:DescribeImageAttribute", HARMLESS, Rate.EC2_READ),
    CREATE_TAGS("ec2:CreateTags", HARMLESS, Rate.EC2_WRITE),
    GET_EBS_ENCRYPTION_BY_DEFAULT("ec2:GetEbsEncryptionByDefault", HARMLESS, Rate.EC2_READ),
    GET_EBS_DEFAULT_KMS_KEY_ID("ec2:GetEbsDefaultKmsKeyId", HARMLESS, Rate.EC2_READ),
    DEREGISTER_IMAGE("ec2:DeregisterImage", HARMLESS, Rate.EC2_WRITE),
    DESCRIBE_SNAPSHOTS("ec2:DescribeSnapshots", HARMLESS, Rate.EC2_READ),
    DELETE_SNAPSHOT("ec2:DeleteSnapshot", HARMLESS, Rate.EC2_WRITE),
    DESCRIBE_INSTANCES("ec2:DescribeInstances", HARMLESS, Rate.EC2_READ),
    DESCRIBE_INSTANCE_STATUS("ec2:DescribeInstanceStatus", HARMLESS, Rate.EC2_READ),
    // The client token makes a second one harmless.
    RUN_INSTANCES("ec2:RunInstances", HARMLESS, Rate.RUN_INSTANCES),
    TERMINATE_INSTANCES("ec2:TerminateInstances", HARMLESS, Rate.EC2_WRITE),
    DESCRIBE_LAUNCH_TEMPLATE_VERSIONS("ec2:DescribeLaunchTemplateVersions", HARMLESS, Rate.EC2_READ),
    CREATE_LAUNCH_TEMPLATE_VERSION("ec2:CreateLaunchTemplateVersion", HARMLESS, Rate.EC2_WRITE),
    DELETE_LAUNCH_TEMPLATE_VERSIONS("ec2:DeleteLaunchTemplateVersions", HARMLESS, Rate.EC2_WRITE),

    DESCRIBE_AUTO_SCALING_GROUPS("autoscaling:DescribeAutoScalingGroups", HARMLESS, Rate.UNPUBLISHED_READ),
    CREATE_AUTO_SCALING_GROUP("autoscaling:CreateAutoScalingGroup", NEVER, Rate.UNPUBLISHED_WRITE),
    UPDATE_AUTO_SCALING_GROUP("autoscaling:UpdateAutoScalingGroup", HARMLESS, Rate.UNPUBLISHED_WRITE),
    DELETE_AUTO_SCALING_GROUP("autoscaling:DeleteAutoScalingGroup", HARMLESS, Rate.UNPUBLISHED_WRITE),
    SUSPEND_PROCESSES("autoscaling:SuspendProcesses", HARMLESS, Rate.UNPUBLISHED_WRITE),
    RESUME_PROCESSES("autoscaling:ResumeProcesses", HARMLESS, Rate.UNPUBLISHED_WRITE),
    SET_INSTANCE_PROTECTION("autoscaling:SetInstanceProtection", HARMLESS, Rate.UNPUBLISHED_WRITE),
    CREATE_OR_UPDATE_TAGS("autoscaling:CreateOrUpdateTags", HARMLESS, Rate.UNPUBLISHED_WRITE),
    DELETE_TAGS("autoscaling:DeleteTags", HARMLESS, Rate.UNPUBLISHED_WRITE),
    DESCRIBE_INSTANCE_REFRESHES("autoscaling:DescribeInstanceRefreshes", HARMLESS, Rate.UNPUBLISHED_READ),
    START_INSTANCE_REFRESH("autoscaling:StartInstanceRefresh", NEVER, Rate.UNPUBLISHED_WRITE),
    CANCEL_INSTANCE_REFRESH("autoscaling:CancelInstanceRefresh", NEVER, Rate.UNPUBLISHED_WRITE),
    ROLLBACK_INSTANCE_REFRESH("autoscaling:RollbackInstanceRefresh", NEVER, Rate.UNPUBLISHED_WRITE),

    DESCRIBE_RULES("elasticloadbalancing:DescribeRules", HARMLESS, Rate.UNPUBLISHED_READ),
    DESCRIBE_LISTENERS("elasticloadbalancing:DescribeListeners", HARMLESS, Rate.UNPUBLISHED_READ),
    MODIFY_RULE("elasticloadbalancing:ModifyRule", HARMLESS, Rate.UNPUBLISHED_WRITE),
    MODIFY_LISTENER("elasticloadbalancing:ModifyListener", HARMLESS, Rate.UNPUBLISHED_WRITE),
    DESCRIBE_TARGET_GROUPS("elasticloadbalancing:DescribeTargetGroups", HARMLESS, Rate.UNPUBLISHED_READ),
    DESCRIBE_TARGET_GROUP_ATTRIBUTES(
            "elasticloadbalancing:DescribeTargetGroupAttributes", HARMLESS, Rate.UNPUBLISHED_READ),
    DESCRIBE_ELB_TAGS("elasticloadbalancing:DescribeTags", HARMLESS, Rate.UNPUBLISHED_READ),
    CREATE_TARGET_GROUP("elasticloadbalancing:CreateTargetGroup", NEVER, Rate.UNPUBLISHED_WRITE),
    MODIFY_TARGET_GROUP_ATTRIBUTES(
            "elasticloadbalancing:ModifyTargetGroupAttributes", HARMLESS, Rate.UNPUBLISHED_WRITE),
    DELETE_TARGET_GROUP("elasticloadbalancing:DeleteTargetGroup", HARMLESS, Rate.UNPUBLISHED_WRITE),
    DESCRIBE_TARGET_HEALTH("elasticloadbalancing:DescribeTargetHealth", HARMLESS, Rate.UNPUBLISHED_READ),

    GET_METRIC_DATA("cloudwatch:GetMetricData", HARMLESS, Rate.GET_METRIC_DATA),
    DESCRIBE_ALARMS("cloudwatch:DescribeAlarms", HARMLESS, Rate.DESCRIBE_ALARMS),

    DESCRIBE_INSTANCE_INFORMATION("ssm:DescribeInstanceInformation", HARMLESS, Rate.UNPUBLISHED_READ),
    SEND_COMMAND("ssm:SendCommand", NEVER, Rate.UNPUBLISHED_WRITE),
    LIST_COMMANDS("ssm:ListCommands", HARMLESS, Rate.UNPUBLISHED_READ),
    GET_COMMAND_INVOCATION("ssm:GetCommandInvocation", HARMLESS, Rate.UNPUBLISHED_READ),
    CANCEL_COMMAND("ssm:CancelCommand", HARMLESS, Rate.UNPUBLISHED_WRITE),
    GET_PARAMETER("ssm:GetParameter", HARMLESS, Rate.GET_PARAMETER),
    DESCRIBE_PARAMETERS("ssm:DescribeParameters", HARMLESS, Rate.UNPUBLISHED_READ),
    LIST_TAGS_FOR_RESOURCE("ssm:ListTagsForResource", HARMLESS, Rate.UNPUBLISHED_READ),
    PUT_PARAMETER("ssm:PutParameter", HARMLESS, Rate.UNPUBLISHED_WRITE),
    ADD_TAGS_TO_RESOURCE("ssm:AddTagsToResource", HARMLESS, Rate.UNPUBLISHED_WRITE),
    DELETE_PARAMETER("ssm:DeleteParameter", HARMLESS, Rate.UNPUBLISHED_WRITE),

    DESCRIBE_REGIONS("ec2:DescribeRegions", HARMLESS, Rate.EC2_READ),
    DESCRIBE_SUBNETS("ec2:DescribeSubnets", HARMLESS, Rate.EC2_READ),
    DESCRIBE_ROUTE_TABLES("ec2:DescribeRouteTables", HARMLESS, Rate.EC2_READ),
    DESCRIBE_VPC_ENDPOINTS("ec2:DescribeVpcEndpoints", HARMLESS, Rate.EC2_READ),
    DESCRIBE_SCALING_LIMITS("autoscaling:DescribeAccountLimits", HARMLESS, Rate.UNPUBLISHED_READ),
    DESCRIBE_BALANCING_LIMITS("elasticloadbalancing:DescribeAccountLimits", HARMLESS, Rate.UNPUBLISHED_READ),
    GET_SERVICE_QUOTA("servicequotas:GetServiceQuota", HARMLESS, Rate.UNPUBLISHED_READ),
    GET_ROLE("iam:GetRole", HARMLESS, Rate.UNPUBLISHED_READ),
    SIMULATE_PRINCIPAL_POLICY("iam:SimulatePrincipalPolicy", HARMLESS, Rate.UNPUBLISHED_READ),
    // Client tokens make a second creation or change harmless.
    CREATE_SCHEDULE("scheduler:CreateSchedule", HARMLESS, Rate.UNPUBLISHED_WRITE),
    UPDATE_SCHEDULE("scheduler:UpdateSchedule", HARMLESS, Rate.UNPUBLISHED_WRITE),
    DELETE_SCHEDULE("scheduler:DeleteSchedule", HARMLESS, Rate.UNPUBLISHED_WRITE),
    GET_SCHEDULE("scheduler:GetSchedule", HARMLESS, Rate.UNPUBLISHED_READ),
    LIST_SCHEDULES("scheduler:ListSchedules", HARMLESS, Rate.UNPUBLISHED_READ),

    GET_CALLER_IDENTITY("sts:GetCallerIdentity", HARMLESS, Rate.UNPUBLISHED_READ);

    /** What a second one would do when the first one's reply was lost. */
    enum Repeat {
        /** A read, an idempotent write, or one with a client token. */
        HARMLESS,
        /** It might do the thing twice, or be refused for the first one's success: the caller looks and adopts. */
        NEVER
    }

    private static final Pattern LOOKING = Pattern.compile(":(Describe|Get|List|Simulate)");

    private final String action;
    private final Repeat repeat;
    private final Rate rate;

    Api(String action, Repeat repeat, Rate rate) {
        this.action = action;
        this.repeat = repeat;
        this.rate = rate;
    }

    /** Service and action as IAM names them: {@code ec2:RunInstances}. */
    String action() {
        return action;
    }

    String service() {
        return action.substring(0, action.indexOf(':'));
    }

    /** Whether it may change something; where it only looks, nobody needs to know what became of it. */
    boolean changes() {
        return !LOOKING.matcher(action).find();
    }

    boolean repeatable() {
        return repeat == HARMLESS;
    }

    Rate rate() {
        return rate;
    }
}
