package io.jenkins.plugins.slipway.cloud.aws;

import static io.jenkins.plugins.slipway.cloud.Ownership.OPERATION_TAG;

import io.jenkins.plugins.slipway.cloud.Reach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The IAM permissions that Slipway needs, in one place: the policy that {@code slipway doctor --policy} prints, and what a doctor
 * asks IAM about. A test holds it complete against the calls that the adapters make.
 */
public final class Permissions {
    private static final List<String> EVERYTHING = List.of("*");
    private static final List<String> INSTANCES = List.of("arn:aws:ec2:*:*:instance/*");

    private Permissions() {}

    /** A policy document, ready to be written as JSON. */
    public static Map<String, Object> policy(Reach reach) {
        var document = new LinkedHashMap<String, Object>();
        document.put("Version", "2012-10-17");
        document.put(
                "Statement", grants(reach).stream().map(Permissions::statement).toList());
        return document;
    }

    private static Map<String, Object> statement(Grant grant) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("Sid", grant.sid());
        statement.put("Effect", "Allow");
        statement.put("Action", brief(grant.actions()));
        statement.put("Resource", brief(grant.resources()));
        if (!grant.condition().isEmpty()) {
            statement.put("Condition", grant.condition());
        }
        return statement;
    }

    /** A policy's length is limited, and one value needs no list. */
    private static Object brief(List<String> values) {
        return values.size() == 1 ? values.get(0) : values;
    }

    static List<Grant> grants(Reach reach) {
        return Stream.of(reads(reach), baking(), publishing(reach), fleets(reach), traffic(reach), doctor())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Grant> reads(Reach reach) {
        var parameters = new ArrayList<>(parameters(reach));
        parameters.add("arn:aws:ssm:*:*:parameter/aws/service/*");
        return List.of(
                Grant.of(
                        "Read",
                        EVERYTHING,
                        "ec2:DescribeImageAttribute",
                        "ec2:DescribeImages",
                        "ec2:DescribeInstances",
                        "ec2:DescribeInstanceStatus",
                        "ec2:DescribeLaunchTemplateVersions",
                        "ec2:DescribeRegions",
                        "ec2:DescribeSnapshots",
                        "ec2:GetEbsDefaultKmsKeyId",
                        "ec2:GetEbsEncryptionByDefault",
                        "autoscaling:DescribeAutoScalingGroups",
                        "autoscaling:DescribeInstanceRefreshes",
                        "elasticloadbalancing:DescribeListeners",
                        "elasticloadbalancing:DescribeRules",
                        "elasticloadbalancing:DescribeTags",
                        "elasticloadbalancing:DescribeTargetGroupAttributes",
                        "elasticloadbalancing:DescribeTargetGroups",
                        "elasticloadbalancing:DescribeTargetHealth",
                        "cloudwatch:DescribeAlarms",
                        "cloudwatch:GetMetricData",
                        "scheduler:ListSchedules",
                        "ssm:DescribeInstanceInformation",
                        "ssm:DescribeParameters",
                        "ssm:GetCommandInvocation",
                        "ssm:ListCommands",
                        "sts:GetCallerIdentity"),
                Grant.of("ReadParameters", List.copyOf(parameters), "ssm:GetParameter", "ssm:GetParameters"));
    }

    private static List<Grant> baking() {
        var made = List.of("arn:aws:ec2:*::image/*", "arn:aws:ec2:*::snapshot/*");
        return List.of(
                // Auto Scaling asks for it, too, when a group with a launch template is made or refreshed.
                Grant.of("Launch", EVERYTHING, "ec2:RunInstances"),
                Grant.of("HandRolesToInstances", List.of("arn:aws:iam::*:role/*"), "iam:PassRole")
                        .when("StringEquals", "iam:PassedToService", "ec2.amazonaws.com"),
                Grant.of("TagAtLaunch", EVERYTHING, "ec2:CreateTags")
                        .when("StringEquals", "ec2:CreateAction", "RunInstances"),
                Grant.of("TagImages", EVERYTHING, "ec2:CreateTags")
                        .when("StringEquals", "ec2:CreateAction", "CreateImage"),
                Grant.of("TagCopies", EVERYTHING, "ec2:CreateTags")
                        .when("StringEquals", "ec2:CreateAction", "CopyImage"),
                Grant.of("OwnInstances", INSTANCES, "ec2:TerminateInstances", "ec2:CreateImage")
                        .whereTagged(OPERATION_TAG),
                Grant.of("MakeImages", made, "ec2:CreateImage").whenTagging(OPERATION_TAG),
                Grant.of("CopyImages", made, "ec2:CopyImage"),
                // What another account shared comes without tags: the mark is put on it here.
                Grant.of("MarkImages", made, "ec2:CreateTags").whenTagging(OPERATION_TAG),
                Grant.of("ShareOwnImages", made, "ec2:ModifyImageAttribute", "ec2:ModifySnapshotAttribute")
                        .whereTagged(OPERATION_TAG),
                Grant.of("OwnImages", made, "ec2:DeregisterImage", "ec2:DeleteSnapshot")
                        .whereTagged(OPERATION_TAG),
                Grant.of("SendScripts", List.of("arn:aws:ssm:*::document/AWS-RunShellScript"), "ssm:SendCommand"),
                Grant.of("SendToOwnInstances", INSTANCES, "ssm:SendCommand")
                        .when("Null", "ssm:resourceTag/" + OPERATION_TAG, "false"),
                Grant.of("StopScripts", EVERYTHING, "ssm:CancelCommand"));
    }

    private static List<Grant> publishing(Reach reach) {
        return List.of(Grant.of(
                "Publish",
                parameters(reach),
                "ssm:PutParameter",
                "ssm:DeleteParameter",
                "ssm:AddTagsToResource",
                "ssm:ListTagsForResource"));
    }

    private static List<Grant> fleets(Reach reach) {
        // A canary's group has the name of the stable one before its own.
        var groups = reach.groups().stream()
                .map(group -> "arn:aws:autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/" + group + "*")
                .toList();
        return List.of(
                Grant.of(
                        "TemplateVersions",
                        List.of("arn:aws:ec2:*:*:launch-template/*"),
                        "ec2:CreateLaunchTemplateVersion",
                        "ec2:DeleteLaunchTemplateVersions"),
                Grant.of(
                        "Fleets",
                        groups,
                        "autoscaling:UpdateAutoScalingGroup",
                        "autoscaling:SuspendProcesses",
                        "autoscaling:ResumeProcesses",
                        "autoscaling:SetInstanceProtection",
                        "autoscaling:StartInstanceRefresh",
                        "autoscaling:CancelInstanceRefresh",
                        "autoscaling:RollbackInstanceRefresh",
                        "autoscaling:CreateOrUpdateTags",
                        "autoscaling:DeleteTags"),
                Grant.of("MakeCanaryGroups", groups, "autoscaling:CreateAutoScalingGroup")
                        .whenTagging(OPERATION_TAG),
                Grant.of("OwnGroups", groups, "autoscaling:DeleteAutoScalingGroup")
                        .whereTagged(OPERATION_TAG));
    }

    private static List<Grant> traffic(Reach reach) {
        var all = new ArrayList<Grant>();
        var targetGroups = List.of("arn:aws:elasticloadbalancing:*:*:targetgroup/*");
        if (!reach.rules().isEmpty()) {
            all.add(Grant.of(
                    "SplitTraffic",
                    reach.rules(),
                    "elasticloadbalancing:ModifyRule",
                    "elasticloadbalancing:ModifyListener"));
        }
        all.add(Grant.of(
                        "MakeTargetGroups",
                        targetGroups,
                        "elasticloadbalancing:CreateTargetGroup",
                        "elasticloadbalancing:AddTags")
                .whenTagging(OPERATION_TAG));
        all.add(Grant.of(
                        "OwnTargetGroups",
                        targetGroups,
                        "elasticloadbalancing:ModifyTargetGroupAttributes",
                        "elasticloadbalancing:DeleteTargetGroup")
                .whereTagged(OPERATION_TAG));
        if (!reach.switchRoles().isEmpty()) {
            all.add(Grant.of(
                    "DeadMansSwitch",
                    List.of("arn:aws:scheduler:*:*:schedule/default/slipway-*"),
                    "scheduler:CreateSchedule",
                    "scheduler:UpdateSchedule",
                    "scheduler:GetSchedule",
                    "scheduler:DeleteSchedule"));
            all.add(Grant.of("HandRoleToScheduler", reach.switchRoles(), "iam:PassRole")
                    .when("StringEquals", "iam:PassedToService", "scheduler.amazonaws.com"));
        }
        return all;
    }

    /** Not needed by any delivery. */
    private static List<Grant> doctor() {
        return List.of(Grant.of(
                "Doctor",
                EVERYTHING,
                "ec2:DescribeSubnets",
                "ec2:DescribeRouteTables",
                "ec2:DescribeVpcEndpoints",
                "autoscaling:DescribeAccountLimits",
                "elasticloadbalancing:DescribeAccountLimits",
                "servicequotas:GetServiceQuota",
                "iam:GetRole",
                "iam:SimulatePrincipalPolicy"));
    }

    private static List<String> parameters(Reach reach) {
        return reach.parameters().stream()
                .map(name -> "arn:aws:ssm:*:*:parameter/" + name.replaceFirst("^/", ""))
                .toList();
    }
}
