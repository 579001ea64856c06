package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.List;
import java.util.regex.Pattern;

/** Kinds of EC2 resources, with the words of their errors (Amazon EC2 API Reference, "Error codes for the Amazon EC2 API"). */
public enum Kind {
    INSTANCE(
            "instance",
            "i",
            "InvalidInstanceID.NotFound",
            "InvalidInstanceID.Malformed",
            "The instance ID '%s' does not exist"),
    IMAGE("image", "ami", "InvalidAMIID.NotFound", "InvalidAMIID.Malformed", "The image id '[%s]' does not exist"),
    SNAPSHOT(
            "snapshot",
            "snap",
            "InvalidSnapshot.NotFound",
            "InvalidSnapshotID.Malformed",
            "The snapshot '%s' does not exist."),
    VOLUME("volume", "vol", "InvalidVolume.NotFound", "InvalidVolumeID.Malformed", "The volume '%s' does not exist."),
    TEMPLATE(
            "launch-template",
            "lt",
            "InvalidLaunchTemplateId.NotFound",
            "InvalidLaunchTemplateId.Malformed",
            "The specified launch template, with template ID %s, does not exist."),
    VPC("vpc", "vpc", "InvalidVpcID.NotFound", "InvalidVpcId.Malformed", "The vpc ID '%s' does not exist"),
    SUBNET(
            "subnet",
            "subnet",
            "InvalidSubnetID.NotFound",
            "InvalidSubnetID.Malformed",
            "The subnet ID '%s' does not exist"),
    SECURITY_GROUP(
            "security-group",
            "sg",
            "InvalidGroup.NotFound",
            "InvalidGroupId.Malformed",
            "The security group '%s' does not exist"),
    ROUTE_TABLE(
            "route-table",
            "rtb",
            "InvalidRouteTableID.NotFound",
            "InvalidRouteTableId.Malformed",
            "The routeTable ID '%s' does not exist"),
    ENDPOINT(
            "vpc-endpoint",
            "vpce",
            "InvalidVpcEndpointId.NotFound",
            "InvalidVpcEndpointId.Malformed",
            "The Vpc Endpoint Id '%s' does not exist");

    private final String word;
    private final String prefix;
    private final String notFound;
    private final String malformed;
    private final String message;
    private final Pattern id;

    Kind(String word, String prefix, String notFound, String malformed, String message) {
        this.word = word;
        this.prefix = prefix;
        this.notFound = notFound;
        this.malformed = malformed;
        this.message = message;
        this.id = Pattern.compile(prefix + "-([0-9a-f]{8}|[0-9a-f]{17})");
    }

    /** As in tag specifications: {@code launch-template}. */
    public String word() {
        return word;
    }

    public String prefix() {
        return prefix;
    }

    /** @throws WorldFault when this cannot be an id of this kind */
    public void checkId(String text) {
        if (!id.matcher(text).matches()) {
            throw new WorldFault(malformed, "Invalid id: \"" + text + "\" (expecting \"" + prefix + "-...\")");
        }
    }

    WorldFault notFound(List<String> ids) {
        var text = message.formatted(String.join(", ", ids));
        return new WorldFault(
                notFound, ids.size() > 1 ? text.replace("ID '", "IDs '").replace("does", "do") : text);
    }
}
