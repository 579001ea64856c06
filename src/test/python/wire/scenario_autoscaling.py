"""Auto Scaling: the furnished group refreshed to its end, rolled back and cancelled; a second group beside it."""

from calls import until

GROUP = "shop"


def run(calls):
    scaling = calls.client("autoscaling")
    template = furnished(calls, scaling)
    refreshed(calls, scaling, template)
    rolled_back(calls, scaling, template)
    cancelled(calls, scaling, template)
    knobs(calls, scaling)
    second_group(calls, scaling, template)


def group_of(scaling, name=GROUP):
    return scaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]


def furnished(calls, scaling):
    group = group_of(scaling)
    calls.expect(all(i["LifecycleState"] == "InService" for i in group["Instances"]), "furnished group is not in service")
    template = group["LaunchTemplate"]
    ec2 = calls.client("ec2")
    for number in range(6):  # enough versions for a second page
        ec2.create_launch_template_version(
            LaunchTemplateId=template["LaunchTemplateId"],
            SourceVersion="1",
            VersionDescription=f"release {number + 2}",
            LaunchTemplateData={"InstanceType": "t3.medium"},
        )
    calls.template = template["LaunchTemplateName"]
    return template


def start(scaling, template, version, **preferences):
    return scaling.start_instance_refresh(
        AutoScalingGroupName=GROUP,
        DesiredConfiguration={
            "LaunchTemplate": {"LaunchTemplateId": template["LaunchTemplateId"], "Version": version}
        },
        Preferences={"MinHealthyPercentage": 90, "MaxHealthyPercentage": 150, "InstanceWarmup": 60, **preferences},
    )["InstanceRefreshId"]


def status(scaling, refresh):
    found = scaling.describe_instance_refreshes(AutoScalingGroupName=GROUP)["InstanceRefreshes"]
    return next((one["Status"] for one in found if one["InstanceRefreshId"] == refresh), None)


def refreshed(calls, scaling, template):
    refresh = start(
        scaling,
        template,
        "2",
        CheckpointPercentages=[50, 100],
        CheckpointDelay=600,
        BakeTime=600,
        SkipMatching=False,
        AutoRollback=True,
        AlarmSpecification={"Alarms": ["shop-5xx"]},
        ScaleInProtectedInstances="Ignore",
        StandbyInstances="Ignore",
    )
    calls.refused("InstanceRefreshInProgress", scaling.start_instance_refresh, AutoScalingGroupName=GROUP)
    until(lambda: status(scaling, refresh) in ("Successful", "Failed", "RollbackSuccessful", "RollbackFailed"))
    calls.expect(status(scaling, refresh) == "Successful", "refresh ended as " + str(status(scaling, refresh)))
    until(lambda: group_of(scaling)["LaunchTemplate"]["Version"] == "2")


def rolled_back(calls, scaling, template):
    refresh = start(scaling, template, "3", CheckpointPercentages=[50, 100], CheckpointDelay=172800)
    until(lambda: status(scaling, refresh) == "InProgress")
    scaling.rollback_instance_refresh(AutoScalingGroupName=GROUP)
    until(lambda: status(scaling, refresh) == "RollbackSuccessful")


def cancelled(calls, scaling, template):
    refresh = start(scaling, template, "3", CheckpointPercentages=[50, 100], CheckpointDelay=172800)
    scaling.cancel_instance_refresh(AutoScalingGroupName=GROUP)
    until(lambda: status(scaling, refresh) == "Cancelled")
    calls.refused("ActiveInstanceRefreshNotFound", scaling.cancel_instance_refresh, AutoScalingGroupName=GROUP)
    calls.refused("ActiveInstanceRefreshNotFound", scaling.rollback_instance_refresh, AutoScalingGroupName=GROUP)


def knobs(calls, scaling):
    scaling.suspend_processes(AutoScalingGroupName=GROUP, ScalingProcesses=["AlarmNotification", "AZRebalance"])
    until(lambda: len(group_of(scaling)["SuspendedProcesses"]) == 2)
    scaling.resume_processes(AutoScalingGroupName=GROUP, ScalingProcesses=["AlarmNotification", "AZRebalance"])
    tag = {"ResourceId": GROUP, "ResourceType": "auto-scaling-group", "Key": "slipway:operation"}
    scaling.create_or_update_tags(Tags=[{**tag, "Value": "op-1", "PropagateAtLaunch": False}])
    until(lambda: scaling.describe_tags(Filters=[{"Name": "auto-scaling-group", "Values": [GROUP]}])["Tags"])
    scaling.delete_tags(Tags=[tag])
    scaling.set_desired_capacity(AutoScalingGroupName=GROUP, DesiredCapacity=4, HonorCooldown=False)
    until(lambda: len(in_service(scaling)) == 4)
    scaling.describe_scaling_activities(AutoScalingGroupName=GROUP)
    member = in_service(scaling)[0]["InstanceId"]
    scaling.describe_auto_scaling_instances(InstanceIds=[member])
    optional(calls, scaling, member)


def optional(calls, scaling, member):
    """Actions that the rehearsal may model or not."""
    group = {"AutoScalingGroupName": GROUP}
    tries = [
        ("SetInstanceProtection", {**group, "InstanceIds": [member], "ProtectedFromScaleIn": True}),
        ("SetInstanceProtection", {**group, "InstanceIds": [member], "ProtectedFromScaleIn": False}),
        ("EnterStandby", {**group, "InstanceIds": [member], "ShouldDecrementDesiredCapacity": True}),
        ("ExitStandby", {**group, "InstanceIds": [member]}),
        ("DescribeLoadBalancerTargetGroups", group),
        ("DescribeTrafficSources", group),
        ("DescribeLifecycleHooks", group),
        ("DescribePolicies", group),
        ("DescribeScheduledActions", group),
        ("DescribeWarmPool", group),
        ("DescribeAccountLimits", {}),
        ("DescribeScalingProcessTypes", {}),
        ("SetInstanceHealth", {"InstanceId": member, "HealthStatus": "Unhealthy"}),
    ]
    for action, arguments in tries:
        if calls.models("autoscaling", action):
            if action == "ExitStandby":
                until(lambda: state(scaling, member) == "Standby")
            calls.by_action(scaling, action)(**arguments)


def state(scaling, member):
    found = scaling.describe_auto_scaling_instances(InstanceIds=[member])["AutoScalingInstances"]
    return found[0]["LifecycleState"] if found else None


def in_service(scaling, name=GROUP):
    return [one for one in group_of(scaling, name)["Instances"] if one["LifecycleState"] == "InService"]


def second_group(calls, scaling, template):
    like = group_of(scaling)
    order = {
        "AutoScalingGroupName": "shop-canary",
        "LaunchTemplate": {"LaunchTemplateId": template["LaunchTemplateId"], "Version": "2"},
        "MinSize": 1,
        "MaxSize": 2,
        "DesiredCapacity": 1,
        "VPCZoneIdentifier": like["VPCZoneIdentifier"],
        "HealthCheckType": "ELB",
        "HealthCheckGracePeriod": 60,
        "Tags": [{"Key": "slipway:operation", "Value": "op-1", "PropagateAtLaunch": True}],
    }
    scaling.create_auto_scaling_group(**order)
    calls.refused("AlreadyExists", scaling.create_auto_scaling_group, **order)
    scaling.update_auto_scaling_group(AutoScalingGroupName="shop-canary", MaxSize=3)
    arn = like["TargetGroupARNs"][0]
    for action in ("AttachLoadBalancerTargetGroups", "DetachLoadBalancerTargetGroups"):
        if calls.models("autoscaling", action):
            calls.by_action(scaling, action)(AutoScalingGroupName="shop-canary", TargetGroupARNs=[arn])
    until(lambda: in_service(scaling, "shop-canary"))
    if calls.models("autoscaling", "TerminateInstanceInAutoScalingGroup"):
        member = in_service(scaling, "shop-canary")[0]["InstanceId"]
        scaling.terminate_instance_in_auto_scaling_group(InstanceId=member, ShouldDecrementDesiredCapacity=False)
    calls.refused("ResourceInUse|ScalingActivityInProgress", scaling.delete_auto_scaling_group, AutoScalingGroupName="shop-canary")
    scaling.delete_auto_scaling_group(AutoScalingGroupName="shop-canary", ForceDelete=True)
    until(lambda: not scaling.describe_auto_scaling_groups(AutoScalingGroupNames=["shop-canary"])["AutoScalingGroups"])
