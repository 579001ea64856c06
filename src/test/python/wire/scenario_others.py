"""SSM, STS and EventBridge Scheduler."""

import base64
import datetime
import json

from calls import until

BASE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"


def run(calls):
    identity(calls)
    ssm = calls.client("ssm")
    parameters(calls, ssm)
    commands(calls, ssm, calls.client("ec2"))
    schedules(calls, calls.client("scheduler"))


def identity(calls):
    sts = calls.client("sts")
    calls.expect(len(sts.get_caller_identity()["Account"]) == 12, "no account")
    if calls.models("sts", "AssumeRole"):
        sts.assume_role(RoleArn="arn:aws:iam::111122223333:role/slipway", RoleSessionName="op-1")
    if calls.models("sts", "AssumeRoleWithWebIdentity"):
        lent = {"RoleArn": "arn:aws:iam::111122223333:role/slipway", "RoleSessionName": "op-1"}
        end = calls.now() + datetime.timedelta(hours=1)
        sts.assume_role_with_web_identity(WebIdentityToken=token(end), **lent)
        late = token(calls.now() - datetime.timedelta(hours=1))
        calls.refused("ExpiredTokenException", sts.assume_role_with_web_identity, WebIdentityToken=late, **lent)
        calls.refused("InvalidIdentityToken", sts.assume_role_with_web_identity, WebIdentityToken="none", **lent)


def token(end):
    """Unsigned, as a build system's is shaped."""
    claims = {"iss": "https://ci.example/oidc", "aud": "acme", "sub": "shop:production", "exp": int(end.timestamp())}
    parts = [json.dumps(part).encode() for part in ({"alg": "RS256", "typ": "JWT"}, claims)]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + ".c2lnbmF0dXJl"


def parameters(calls, ssm):
    calls.expect(ssm.get_parameter(Name=BASE)["Parameter"]["Value"].startswith("ami-"), "no public image")
    ssm.put_parameter(Name="/slipway/shop/image", Value="ami-1", Type="String")
    calls.refused("ParameterAlreadyExists", ssm.put_parameter, Name="/slipway/shop/image", Value="x", Type="String")
    ssm.put_parameter(Name="/slipway/shop/image", Value="ami-2", Type="String", Overwrite=True)
    until(lambda: ssm.get_parameter(Name="/slipway/shop/image")["Parameter"]["Value"] == "ami-2")
    got = ssm.get_parameters(Names=["/slipway/shop/image", "/none"])
    calls.expect(got["InvalidParameters"] == ["/none"], "unknown name is not reported")
    optional = [
        ("GetParametersByPath", {"Path": "/slipway", "Recursive": True}),
        ("GetParameterHistory", {"Name": "/slipway/shop/image"}),
        ("DescribeParameters", {}),
        ("AddTagsToResource", {"ResourceType": "Parameter", "ResourceId": "/slipway/shop/image", "Tags": [{"Key": "a", "Value": "1"}]}),
        ("ListTagsForResource", {"ResourceType": "Parameter", "ResourceId": "/slipway/shop/image"}),
        ("RemoveTagsFromResource", {"ResourceType": "Parameter", "ResourceId": "/slipway/shop/image", "TagKeys": ["a"]}),
    ]
    for action, arguments in optional:
        if calls.models("ssm", action):
            calls.by_action(ssm, action)(**arguments)
    ssm.delete_parameter(Name="/slipway/shop/image")
    calls.refused("ParameterNotFound", ssm.delete_parameter, Name="/slipway/shop/image")
    if calls.models("ssm", "DeleteParameters"):
        ssm.delete_parameters(Names=["/none"])


def commands(calls, ssm, ec2):
    image = ssm.get_parameter(Name=BASE)["Parameter"]["Value"]
    profile = {"Name": "slipway-builder"}
    run = ec2.run_instances(ImageId=image, InstanceType="t3.micro", MinCount=1, MaxCount=1, IamInstanceProfile=profile)
    builder = run["Instances"][0]["InstanceId"]
    chosen = [{"Key": "InstanceIds", "Values": [builder]}]
    until(lambda: ssm.describe_instance_information(Filters=chosen)["InstanceInformationList"])
    command = ssm.send_command(
        InstanceIds=[builder],
        DocumentName="AWS-RunShellScript",
        Comment="op-1 provision",
        TimeoutSeconds=600,
        Parameters={"commands": ["dnf -y upgrade"], "executionTimeout": ["600"]},
    )["Command"]["CommandId"]
    calls.wait(ssm, "command_executed", CommandId=command, InstanceId=builder)
    calls.expect(
        any(one["Comment"] == "op-1 provision" for one in ssm.list_commands(InstanceId=builder)["Commands"]),
        "the command is not found by its comment",
    )
    if calls.models("ssm", "ListCommandInvocations"):
        ssm.list_command_invocations(CommandId=command, Details=True)
    if calls.models("ssm", "CancelCommand"):
        ssm.cancel_command(CommandId=command)
    calls.refused("InvocationDoesNotExist", ssm.get_command_invocation, CommandId=command, InstanceId="i-0123456789abcdef0")
    calls.refused(
        "InvalidInstanceId",
        ssm.send_command,
        InstanceIds=["i-0123456789abcdef0"],
        DocumentName="AWS-RunShellScript",
        Parameters={"commands": ["true"]},
    )
    ec2.terminate_instances(InstanceIds=[builder])


def schedules(calls, scheduler):
    at = calls.now() + datetime.timedelta(days=30)
    order = {
        "Name": "return-traffic.op-1",
        "ScheduleExpression": at.strftime("at(%Y-%m-%dT%H:%M:%S)"),
        "FlexibleTimeWindow": {"Mode": "OFF"},
        "ActionAfterCompletion": "DELETE",
        "Target": {
            "Arn": "arn:aws:scheduler:::aws-sdk:elasticloadbalancingv2:modifyRule",
            "RoleArn": "arn:aws:iam::111122223333:role/slipway-return",
            "Input": '{"RuleArn": "%s"}' % calls.rule,
            "RetryPolicy": {"MaximumEventAgeInSeconds": 60, "MaximumRetryAttempts": 3},
        },
    }
    scheduler.create_schedule(**order)
    calls.refused("ConflictException", scheduler.create_schedule, **{**order, "ClientToken": "other"})
    until(lambda: scheduler.list_schedules(NamePrefix="return-traffic")["Schedules"])
    scheduler.update_schedule(**{**order, "Description": "renewed"})
    until(lambda: scheduler.get_schedule(Name=order["Name"]).get("Description") == "renewed")
    if calls.models("scheduler", "ListScheduleGroups"):
        scheduler.list_schedule_groups()
    scheduler.delete_schedule(Name=order["Name"], GroupName="default")
    calls.refused("ResourceNotFoundException", scheduler.delete_schedule, Name=order["Name"])
