"""EC2: a builder, an image of it, a launch template with versions, and the way back."""

from calls import until

OTHER_ACCOUNT = "444455556666"


def run(calls):
    ec2 = calls.client("ec2")
    base = base_image(calls, ec2)
    network(calls, ec2)
    builder = builder_of(calls, ec2, base)
    image = image_of(calls, ec2, builder)
    templates(calls, ec2, base, image)
    tags(calls, ec2, builder)
    stop_and_start(calls, ec2, builder)
    encryption(calls, ec2)
    remove(calls, ec2, builder, image)


def base_image(calls, ec2):
    images = ec2.describe_images(
        Owners=["amazon"],
        Filters=[{"Name": "name", "Values": ["al2023-ami-*"]}, {"Name": "architecture", "Values": ["x86_64"]}],
    )["Images"]
    calls.expect(images and images[0]["OwnerId"], "no base image of Amazon's")
    return max(images, key=lambda image: image["CreationDate"])["ImageId"]


def network(calls, ec2):
    subnets = ec2.describe_subnets()["Subnets"]
    calls.expect(len(subnets) >= 2 and subnets[0]["AvailabilityZone"], "fewer than two subnets")
    calls.wait(ec2, "subnet_available", SubnetIds=[subnets[0]["SubnetId"]])
    vpc = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
    calls.wait(ec2, "vpc_exists", VpcIds=[vpc])
    calls.wait(ec2, "vpc_available", VpcIds=[vpc])
    group = ec2.describe_security_groups()["SecurityGroups"][0]["GroupId"]
    calls.wait(ec2, "security_group_exists", GroupIds=[group])
    ec2.describe_vpc_endpoints()
    ec2.describe_route_tables(Filters=[{"Name": "association.main", "Values": ["true"]}])
    ec2.describe_regions()
    ec2.describe_availability_zones()
    ec2.describe_instance_types(InstanceTypes=["t3.micro"])
    calls.refused("InvalidSubnetID.NotFound", ec2.describe_subnets, SubnetIds=["subnet-0123456789abcdef0"])


def builder_of(calls, ec2, base):
    order = {
        "ImageId": base,
        "InstanceType": "t3.micro",
        "MinCount": 1,
        "MaxCount": 1,
        "ClientToken": "op-1.builder.1",
        "TagSpecifications": [
            {"ResourceType": "instance", "Tags": [{"Key": "slipway:operation", "Value": "op-1"}]},
            {"ResourceType": "volume", "Tags": [{"Key": "slipway:operation", "Value": "op-1"}]},
        ],
    }
    first = ec2.run_instances(**order)["Instances"][0]
    again = ec2.run_instances(**order)["Instances"][0]
    calls.expect(first["InstanceId"] == again["InstanceId"], "the same token launched twice")
    calls.refused("IdempotentParameterMismatch", ec2.run_instances, **{**order, "InstanceType": "t3.small"})
    calls.refused(r"InvalidAMIID\.(NotFound|Malformed)", ec2.run_instances, **{**order, "ClientToken": "x", "ImageId": "ami-0123456789abcdef0"})
    calls.refused("DryRunOperation", ec2.run_instances, **{**order, "DryRun": True})
    builder = first["InstanceId"]
    for name in ("instance_exists", "instance_running", "instance_status_ok", "system_status_ok"):
        calls.wait(ec2, name, InstanceIds=[builder])
    ec2.describe_instance_status(InstanceIds=[builder], IncludeAllInstances=True)
    found = ec2.describe_instances(Filters=[{"Name": "tag:slipway:operation", "Values": ["op-1"]}])
    calls.expect(found["Reservations"][0]["Instances"][0]["InstanceId"] == builder, "not found by its tag")
    calls.wait(ec2, "volume_in_use", VolumeIds=[volume_of(ec2, builder)])
    return builder


def volume_of(ec2, instance):
    attached = [{"Name": "attachment.instance-id", "Values": [instance]}]
    until(lambda: ec2.describe_volumes(Filters=attached)["Volumes"])
    return ec2.describe_volumes(Filters=attached)["Volumes"][0]["VolumeId"]


def image_of(calls, ec2, builder):
    image = ec2.create_image(
        InstanceId=builder,
        Name="shop-2",
        Description="release 2",
        TagSpecifications=[
            {"ResourceType": kind, "Tags": [{"Key": "slipway:operation", "Value": "op-1"}]}
            for kind in ("image", "snapshot")
        ],
    )["ImageId"]
    calls.refused(r"InvalidAMIName\.Duplicate", ec2.create_image, InstanceId=builder, Name="shop-2")
    calls.wait(ec2, "image_exists", ImageIds=[image])
    calls.wait(ec2, "image_available", ImageIds=[image])
    snapshots = ec2.describe_snapshots(OwnerIds=["self"])["Snapshots"]
    calls.expect(snapshots, "an image without a snapshot")
    calls.wait(ec2, "snapshot_completed", SnapshotIds=[snapshots[0]["SnapshotId"]])
    return image


def templates(calls, ec2, base, image):
    created = ec2.create_launch_template(
        LaunchTemplateName="web",
        VersionDescription="op-1",
        ClientToken="op-1.template.1",
        LaunchTemplateData={"ImageId": base, "InstanceType": "t3.micro"},
        TagSpecifications=[{"ResourceType": "launch-template", "Tags": [{"Key": "service", "Value": "web"}]}],
    )["LaunchTemplate"]
    template = created["LaunchTemplateId"]
    version = ec2.create_launch_template_version(
        LaunchTemplateId=template, SourceVersion="1", VersionDescription="op-1", LaunchTemplateData={"ImageId": image}
    )["LaunchTemplateVersion"]
    calls.expect(version["VersionNumber"] == 2, "second version is not 2")
    calls.expect(version["LaunchTemplateData"].get("InstanceType") == "t3.micro", "SourceVersion is not merged")
    until(lambda: len(ec2.describe_launch_template_versions(LaunchTemplateId=template)["LaunchTemplateVersions"]) == 2)
    calls.refused(
        r"InvalidLaunchTemplateName\.AlreadyExistsException",
        ec2.create_launch_template,
        LaunchTemplateName="web",
        LaunchTemplateData={"ImageId": base},
    )
    ec2.modify_launch_template(LaunchTemplateId=template, DefaultVersion="2")
    until(lambda: ec2.describe_launch_templates(LaunchTemplateIds=[template])["LaunchTemplates"][0]["DefaultVersionNumber"] == 2)
    deleted = ec2.delete_launch_template_versions(LaunchTemplateId=template, Versions=["1", "9"])
    calls.expect(len(deleted["SuccessfullyDeletedLaunchTemplateVersions"]) == 1, "version 1 was not deleted")
    calls.expect(len(deleted["UnsuccessfullyDeletedLaunchTemplateVersions"]) == 1, "version 9 is not reported")
    ec2.delete_launch_template(LaunchTemplateId=template)


def tags(calls, ec2, builder):
    ec2.create_tags(Resources=[builder], Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": ""}])
    filters = [{"Name": "resource-id", "Values": [builder]}]
    until(lambda: {"a", "b"} <= {tag["Key"] for tag in ec2.describe_tags(Filters=filters)["Tags"]})
    ec2.delete_tags(Resources=[builder], Tags=[{"Key": "a"}])
    until(lambda: "a" not in {tag["Key"] for tag in ec2.describe_tags(Filters=filters)["Tags"]})


def stop_and_start(calls, ec2, builder):
    ec2.stop_instances(InstanceIds=[builder])
    calls.wait(ec2, "instance_stopped", InstanceIds=[builder])
    ec2.start_instances(InstanceIds=[builder])
    calls.wait(ec2, "instance_running", InstanceIds=[builder])


def encryption(calls, ec2):
    calls.expect(not ec2.get_ebs_encryption_by_default()["EbsEncryptionByDefault"], "everything is encrypted")
    ec2.enable_ebs_encryption_by_default()
    calls.expect(ec2.get_ebs_encryption_by_default()["EbsEncryptionByDefault"], "nothing is encrypted")
    calls.expect(ec2.get_ebs_default_kms_key_id()["KmsKeyId"] == "alias/aws/ebs", "another default key")
    ec2.disable_ebs_encryption_by_default()


def share(calls, ec2, image):
    stranger = calls.client("ec2", account=OTHER_ACCOUNT)
    calls.refused(r"InvalidAMIID\.NotFound", stranger.describe_images, ImageIds=[image])
    snapshot = ec2.describe_images(ImageIds=[image])["Images"][0]["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]
    other = [{"UserId": OTHER_ACCOUNT}]
    ec2.modify_image_attribute(ImageId=image, LaunchPermission={"Add": other})
    ec2.modify_snapshot_attribute(
        SnapshotId=snapshot, Attribute="createVolumePermission", OperationType="add", UserIds=[OTHER_ACCOUNT]
    )
    until(lambda: ec2.describe_image_attribute(ImageId=image, Attribute="launchPermission")["LaunchPermissions"] == other)
    until(
        lambda: ec2.describe_snapshot_attribute(SnapshotId=snapshot, Attribute="createVolumePermission")["CreateVolumePermissions"]
        == other
    )
    shared = stranger.describe_images(ImageIds=[image])["Images"][0]
    calls.expect(shared["OwnerId"] != OTHER_ACCOUNT and not shared.get("Tags"), "a shared image keeps owner and hides tags")
    calls.refused("AuthFailure", stranger.deregister_image, ImageId=image)
    ec2.modify_image_attribute(ImageId=image, LaunchPermission={"Remove": other})
    until(lambda: not ec2.describe_image_attribute(ImageId=image, Attribute="launchPermission")["LaunchPermissions"])
    calls.refused("InvalidAMIAttributeItemValue", ec2.modify_image_attribute, ImageId=image, LaunchPermission={"Add": [{"UserId": "me"}]})


def remove(calls, ec2, builder, image):
    copy = ec2.copy_image(Name="shop-2-copy", SourceImageId=image, SourceRegion="eu-central-1", ClientToken="op-1.copy.1")["ImageId"]
    calls.wait(ec2, "image_exists", ImageIds=[copy])
    calls.wait(ec2, "image_available", ImageIds=[copy])
    share(calls, ec2, copy)
    for each in (image, copy):
        snapshots = [
            mapping["Ebs"]["SnapshotId"]
            for mapping in ec2.describe_images(ImageIds=[each])["Images"][0]["BlockDeviceMappings"]
        ]
        calls.refused(r"InvalidSnapshot\.InUse", ec2.delete_snapshot, SnapshotId=snapshots[0])
        ec2.deregister_image(ImageId=each)
        for snapshot in snapshots:
            ec2.delete_snapshot(SnapshotId=snapshot)
    volume = volume_of(ec2, builder)
    ec2.terminate_instances(InstanceIds=[builder])
    calls.wait(ec2, "instance_terminated", InstanceIds=[builder])
    calls.wait(ec2, "volume_deleted", VolumeIds=[volume])
    calls.refused(r"InvalidInstanceID\.NotFound", ec2.terminate_instances, InstanceIds=["i-0123456789abcdef0"])
