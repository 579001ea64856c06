"""Forty calls of strangers, twenty by the AWS CLI and twenty by boto3: what AWS's documentation says must come back.

usage: strangers.py URL LISTENER_RULE_ARN
Each line says what was asked and what came; the exit code is 1 when one answer differs. The world behind URL holds the group
'shop' with three instances behind the rule and the alarm 'shop-5xx', and its time runs fast.
"""

import json
import os
import subprocess
import sys

REGION = "eu-central-1"
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "AWS_REGION": REGION,
    "AWS_DEFAULT_REGION": REGION,
    "AWS_ACCESS_KEY_ID": "rehearsal",
    "AWS_SECRET_ACCESS_KEY": "rehearsal",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_PAGER": "",
}


class Strangers:
    """Asks, compares, counts."""

    def __init__(self, url, rule):
        self.rule = rule
        self.asked = 0
        self.wrong = 0
        os.environ.clear()
        os.environ.update(ENVIRONMENT, AWS_ENDPOINT_URL=url)

    def compare(self, what, expected, came):
        self.asked += 1
        same = came == expected
        self.wrong += not same
        print(f"{self.asked:2} {'ok   ' if same else 'WRONG'} {what}: {came}" + ("" if same else f", expected {expected}"), flush=True)

    def cli(self, expected, *arguments):
        """What the CLI prints as text, or the code of the error that it names."""
        ended = subprocess.run(["aws", "--output", "text", *arguments], capture_output=True, text=True, timeout=60)
        came = ended.stdout.strip() if ended.returncode == 0 else error_code(ended.stderr)
        self.compare("aws " + " ".join(arguments[:2]), expected, came)

    def boto3(self, expected, what, call):
        """What a call of boto3 returns, or the code of its error."""
        from botocore.exceptions import ClientError

        try:
            came = call()
        except ClientError as e:
            came = e.response["Error"]["Code"]
        self.compare("boto3 " + what, expected, came)


def error_code(text):
    start = text.find("An error occurred (")
    return text[start:].split("(", 1)[1].split(")", 1)[0] if start >= 0 else text.strip()


def by_cli(strangers, rule, group):
    ask = strangers.cli
    here = ["--auto-scaling-group-name", "shop"]
    template = group["LaunchTemplate"]["LaunchTemplateId"]
    ask("111122223333", "sts", "get-caller-identity", "--query", "Account")
    ask("3", "autoscaling", "describe-auto-scaling-groups", "--query", "length(AutoScalingGroups[0].Instances)")
    ask("0", "autoscaling", "describe-auto-scaling-groups", "--auto-scaling-group-names", "none", "--query", "length(AutoScalingGroups)")
    ask("InvalidAMIID.NotFound", "ec2", "describe-images", "--image-ids", "ami-0123456789abcdef0")
    ask("InvalidAMIID.Malformed", "ec2", "describe-images", "--image-ids", "shop")
    ask("InvalidAMIID.NotFound", "ec2", "run-instances", "--image-id", "ami-0123456789abcdef0", "--instance-type", "t3.small")
    ask("InvalidInstanceID.NotFound", "ec2", "terminate-instances", "--instance-ids", "i-0123456789abcdef0")
    ask("DryRunOperation", "ec2", "run-instances", "--image-id", strangers.image, "--instance-type", "t3.small", "--dry-run")
    ask("InvalidLaunchTemplateId.NotFound", "ec2", "describe-launch-template-versions", "--launch-template-id", "lt-0123456789abcdef0")
    ask("InvalidLaunchTemplateName.AlreadyExistsException", "ec2", "create-launch-template", "--launch-template-name", "shop", "--launch-template-data", '{"InstanceType": "t3.small"}')
    ask("ValidationError", "autoscaling", "update-auto-scaling-group", *here, "--max-size", "1")
    ask("ValidationError", "autoscaling", "set-desired-capacity", *here, "--desired-capacity", "4000")
    ask("AlreadyExists", "autoscaling", "create-auto-scaling-group", *here, "--min-size", "0", "--max-size", "0", "--launch-template", f"LaunchTemplateId={template},Version=1", "--vpc-zone-identifier", group["VPCZoneIdentifier"])
    ask("ActiveInstanceRefreshNotFound", "autoscaling", "cancel-instance-refresh", *here)
    ask("ActiveInstanceRefreshNotFound", "autoscaling", "rollback-instance-refresh", *here)
    ask("ValidationError", "autoscaling", "start-instance-refresh", "--auto-scaling-group-name", "none")
    ask("RuleNotFound", "elbv2", "describe-rules", "--rule-arns", rule[:-4] + "0000")
    ask("TargetGroupNotFound", "elbv2", "describe-target-groups", "--names", "none")
    ask("ParameterNotFound", "ssm", "get-parameter", "--name", "/none")
    ask("OK", "cloudwatch", "describe-alarms", "--alarm-names", "shop-5xx", "--query", "MetricAlarms[0].StateValue")


def by_boto3(strangers, rule, group):
    import boto3

    ask = strangers.boto3
    scaling, balancing, ec2 = (boto3.client(service, region_name=REGION) for service in ("autoscaling", "elbv2", "ec2"))
    template = group["LaunchTemplate"]["LaunchTemplateId"]
    shop = {"AutoScalingGroupName": "shop"}
    [target] = balancing.describe_target_groups()["TargetGroups"]
    forward = lambda *groups: [{"Type": "forward", "ForwardConfig": {"TargetGroups": list(groups)}}]
    modify = lambda *groups: balancing.modify_rule(RuleArn=rule, Actions=forward(*groups))
    weighted = lambda weight, arn=target["TargetGroupArn"]: {"TargetGroupArn": arn, "Weight": weight}
    source = lambda version: {"LaunchTemplate": {"LaunchTemplateId": template, "Version": version}}
    start = lambda version, **preferences: scaling.start_instance_refresh(**shop, DesiredConfiguration=source(version), Preferences=preferences)
    halted = {"CheckpointPercentages": [50, 100], "CheckpointDelay": 172800}
    status = lambda: scaling.describe_instance_refreshes(**shop)["InstanceRefreshes"][0]["Status"]

    ask("ValidationError", "weight 1000", lambda: modify(weighted(1000)))
    ask("TargetGroupNotFound", "unknown target group", lambda: modify(weighted(1, target["TargetGroupArn"][:-4] + "0000")))
    ask(7, "weight 7", lambda: modify(weighted(7))["Rules"][0]["Actions"][0]["ForwardConfig"]["TargetGroups"][0]["Weight"])
    ask("DuplicateTargetGroupName", "target group of the same name, another port", lambda: balancing.create_target_group(Name=target["TargetGroupName"], Protocol="HTTP", Port=81, VpcId=target["VpcId"]))
    ask("ResourceInUse", "delete a target group in use", lambda: balancing.delete_target_group(TargetGroupArn=target["TargetGroupArn"]))
    ask("InvalidAMIName.Duplicate", "two images of one name", lambda: twice(lambda: ec2.create_image(InstanceId=group["Instances"][0]["InstanceId"], Name="stranger", NoReboot=True)))
    ask(2, "new version of the template", lambda: ec2.create_launch_template_version(LaunchTemplateId=template, SourceVersion="1", LaunchTemplateData={"InstanceType": "t3.medium"})["LaunchTemplateVersion"]["VersionNumber"])
    ask(group_image(ec2, template), "it keeps the image of its source", lambda: group_image(ec2, template, "2"))
    ask("InvalidLaunchTemplateId.VersionNotFound", "unknown version", lambda: ec2.describe_launch_template_versions(LaunchTemplateId=template, Versions=["99"]))
    ask("ValidationError", "max healthy without min", lambda: start("2", MaxHealthyPercentage=110))
    ask("ValidationError", "auto rollback without a desired configuration", lambda: scaling.start_instance_refresh(**shop, Preferences={"AutoRollback": True}))
    ask("ValidationError", "checkpoints that fall", lambda: start("2", CheckpointPercentages=[50, 20]))
    ask(True, "start a refresh", lambda: len(start("2", MinHealthyPercentage=50, **halted)["InstanceRefreshId"]) == 36)
    ask("InstanceRefreshInProgress", "a second refresh", lambda: start("2"))
    ask(True, "roll it back", lambda: len(scaling.rollback_instance_refresh(**shop)["InstanceRefreshId"]) == 36)
    ask("RollbackSuccessful", "its end", lambda: until(status, lambda it: it == "RollbackSuccessful"))
    ask("$Latest", "save $Latest on the group", lambda: latest(scaling, template))
    ask("IrreversibleInstanceRefresh", "roll back with $Latest", lambda: (start("2", **halted), scaling.rollback_instance_refresh(**shop)))
    ask(True, "cancel that refresh", lambda: len(scaling.cancel_instance_refresh(**shop)["InstanceRefreshId"]) == 36)
    ask("Cancelled", "its end", lambda: until(status, lambda it: it == "Cancelled"))


def twice(call):
    call()
    return call()


def group_image(ec2, template, version="1"):
    found = ec2.describe_launch_template_versions(LaunchTemplateId=template, Versions=[version])
    return found["LaunchTemplateVersions"][0]["LaunchTemplateData"]["ImageId"]


def latest(scaling, template):
    source = {"LaunchTemplateId": template, "Version": "$Latest"}
    scaling.update_auto_scaling_group(AutoScalingGroupName="shop", LaunchTemplate=source)
    [group] = scaling.describe_auto_scaling_groups(AutoScalingGroupNames=["shop"])["AutoScalingGroups"]
    return group["LaunchTemplate"]["Version"]


def until(look, good, looks=600):
    """Asks until it is so: the time of the world behind runs much faster than ours."""
    for _ in range(looks):
        came = look()
        if good(came):
            return came
    return came


def main(url, rule):
    import boto3

    strangers = Strangers(url, rule)
    [group] = boto3.client("autoscaling", region_name=REGION).describe_auto_scaling_groups()["AutoScalingGroups"]
    strangers.image = group_image(boto3.client("ec2", region_name=REGION), group["LaunchTemplate"]["LaunchTemplateId"])
    by_cli(strangers, rule, group)
    by_boto3(strangers, rule, group)
    print(f"{strangers.asked} calls, {strangers.wrong} wrong")
    return 1 if strangers.wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
