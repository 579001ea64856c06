"""Elastic Load Balancing v2: a load balancer of our own, and the furnished one whose rule splits traffic."""

from calls import until


def run(calls):
    elb = calls.client("elbv2")
    ec2 = calls.client("ec2")
    subnets = [subnet["SubnetId"] for subnet in ec2.describe_subnets()["Subnets"]][:2]
    vpc = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
    group = target_group(calls, elb, vpc)
    balancer, listener = balancer_of(calls, elb, subnets, group)
    rules(calls, elb, listener, group)
    targets(calls, elb, ec2, group)
    split(calls, elb, vpc)
    remove(calls, elb, balancer, listener, group)


def target_group(calls, elb, vpc):
    order = {"Name": "web", "Protocol": "HTTP", "Port": 8080, "VpcId": vpc, "TargetType": "instance"}
    group = elb.create_target_group(
        **order,
        HealthCheckPath="/health",
        HealthCheckIntervalSeconds=10,
        HealthyThresholdCount=2,
        Tags=[{"Key": "slipway:operation", "Value": "op-1"}],
    )["TargetGroups"][0]["TargetGroupArn"]
    calls.refused("DuplicateTargetGroupName", elb.create_target_group, **{**order, "Port": 9090})
    elb.modify_target_group_attributes(
        TargetGroupArn=group, Attributes=[{"Key": "deregistration_delay.timeout_seconds", "Value": "30"}]
    )
    attributes = elb.describe_target_group_attributes(TargetGroupArn=group)["Attributes"]
    calls.expect(
        {"Key": "deregistration_delay.timeout_seconds", "Value": "30"} in attributes, "attribute was not kept"
    )
    if calls.models("elasticloadbalancing", "ModifyTargetGroup"):
        elb.modify_target_group(TargetGroupArn=group, HealthCheckPath="/ready")
    return group


def balancer_of(calls, elb, subnets, group):
    balancer = elb.create_load_balancer(Name="web", Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
    calls.wait(elb, "load_balancer_exists", LoadBalancerArns=[balancer])
    calls.wait(elb, "load_balancer_available", LoadBalancerArns=[balancer])
    forward = [{"Type": "forward", "TargetGroupArn": group}]
    listener = elb.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=forward)
    listener = listener["Listeners"][0]["ListenerArn"]
    until(lambda: elb.describe_listeners(LoadBalancerArn=balancer)["Listeners"])
    elb.modify_listener(ListenerArn=listener, DefaultActions=forward)
    if calls.models("elasticloadbalancing", "DescribeLoadBalancerAttributes"):
        elb.describe_load_balancer_attributes(LoadBalancerArn=balancer)
    if calls.models("elasticloadbalancing", "ModifyLoadBalancerAttributes"):
        elb.modify_load_balancer_attributes(
            LoadBalancerArn=balancer, Attributes=[{"Key": "idle_timeout.timeout_seconds", "Value": "61"}]
        )
    return balancer, listener


def rules(calls, elb, listener, group):
    rule = elb.create_rule(
        ListenerArn=listener,
        Priority=10,
        Conditions=[{"Field": "path-pattern", "PathPatternConfig": {"Values": ["/api/*"]}}],
        Actions=[{"Type": "forward", "TargetGroupArn": group}],
    )["Rules"][0]["RuleArn"]
    until(lambda: len(elb.describe_rules(ListenerArn=listener)["Rules"]) == 2)
    if calls.models("elasticloadbalancing", "SetRulePriorities"):
        elb.set_rule_priorities(RulePriorities=[{"RuleArn": rule, "Priority": 20}])
    elb.add_tags(ResourceArns=[rule], Tags=[{"Key": "a", "Value": "1"}])
    elb.describe_tags(ResourceArns=[rule])
    elb.remove_tags(ResourceArns=[rule], TagKeys=["a"])
    elb.delete_rule(RuleArn=rule)


def targets(calls, elb, ec2, group):
    image = ec2.describe_images(Owners=["amazon"])["Images"][0]
    kind = "t3.micro" if image["Architecture"] == "x86_64" else "t4g.micro"
    run = ec2.run_instances(ImageId=image["ImageId"], InstanceType=kind, MinCount=1, MaxCount=1)
    target = {"Id": run["Instances"][0]["InstanceId"]}
    calls.wait(ec2, "instance_running", InstanceIds=[target["Id"]])
    elb.register_targets(TargetGroupArn=group, Targets=[target])
    calls.wait(elb, "target_in_service", TargetGroupArn=group, Targets=[target])
    elb.deregister_targets(TargetGroupArn=group, Targets=[target])
    calls.wait(elb, "target_deregistered", TargetGroupArn=group, Targets=[target])
    ec2.terminate_instances(InstanceIds=[target["Id"]])


def split(calls, elb, vpc):
    """The furnished rule: weights, and back to exactly what was."""
    group = elb.create_target_group(Name="shop-canary", Protocol="HTTP", Port=8080, VpcId=vpc)
    group = group["TargetGroups"][0]["TargetGroupArn"]
    before = elb.describe_rules(RuleArns=[calls.rule])["Rules"][0]["Actions"]
    stable = before[0]["ForwardConfig"]["TargetGroups"][0]["TargetGroupArn"]
    weighted = [
        {
            "Type": "forward",
            "ForwardConfig": {
                "TargetGroups": [
                    {"TargetGroupArn": stable, "Weight": 95},
                    {"TargetGroupArn": group, "Weight": 5},
                ],
                "TargetGroupStickinessConfig": {"Enabled": True, "DurationSeconds": 60},
            },
        }
    ]
    elb.modify_rule(RuleArn=calls.rule, Actions=weighted)
    until(lambda: len(elb.describe_rules(RuleArns=[calls.rule])["Rules"][0]["Actions"][0]["ForwardConfig"]["TargetGroups"]) == 2)
    elb.modify_rule(RuleArn=calls.rule, Actions=before)
    until(lambda: elb.describe_rules(RuleArns=[calls.rule])["Rules"][0]["Actions"] == before)
    calls.refused("RuleNotFound", elb.modify_rule, RuleArn=calls.rule[:-4] + "0000", Actions=before)
    elb.describe_target_groups(TargetGroupArns=[stable])
    elb.describe_target_health(TargetGroupArn=stable)


def remove(calls, elb, balancer, listener, group):
    calls.refused("ResourceInUse", elb.delete_target_group, TargetGroupArn=group)
    elb.delete_listener(ListenerArn=listener)
    elb.delete_load_balancer(LoadBalancerArn=balancer)
    calls.wait(elb, "load_balancers_deleted", LoadBalancerArns=[balancer])
    elb.delete_target_group(TargetGroupArn=group)
    calls.refused("TargetGroupNotFound", elb.describe_target_health, TargetGroupArn=group)
