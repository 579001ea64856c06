package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks a launch as RunInstances does before anything is made. The rehearsal has no IAM and no key pairs: any well-formed instance
 * profile or key name is accepted.
 */
final class Launch {
    private final Region region;
    private final Images images;
    private final Snapshots snapshots;
    private final Templates templates;
    private final Network network;

    Launch(Region region, Images images, Snapshots snapshots, Templates templates, Network network) {
        this.region = region;
        this.images = images;
        this.snapshots = snapshots;
        this.templates = templates;
        this.network = network;
    }

    /** A launch that may be made. */
    record Plan(
            LaunchOrder order,
            LaunchData data,
            Image image,
            String type,
            Network.Subnet subnet,
            List<String> securityGroups,
            String templateId,
            long templateVersion,
            String profile,
            Map<String, String> tags) {
        /** One of the instances. {@code number} distinguishes addresses. */
        Instance.Birth birth(String reservation, int index, Instant now, int number, List<Volume> disks) {
            var volumes = new TreeMap<String, String>();
            disks.forEach(disk -> volumes.put(disk.device(), disk.id()));
            return new Instance.Birth(
                    reservation,
                    index,
                    now,
                    image,
                    type,
                    subnet,
                    securityGroups,
                    subnet.address(number),
                    volumes,
                    data,
                    order.clientToken(),
                    templateId,
                    templateVersion,
                    profile);
        }
    }

    Plan plan(LaunchOrder order) {
        var data = order.data();
        String templateId = null;
        long version = 0;
        var tags = new TreeMap<String, String>();
        if (order.template() != null) {
            var template = templates.require(order.template());
            var resolved = template.version(order.version());
            data = resolved.data().overwrittenBy(data);
            templateId = template.id();
            version = resolved.number();
            // "Tag your resources": EC2 marks what comes from a template.
            tags.put("aws:ec2launchtemplate:id", templateId);
            tags.put("aws:ec2launchtemplate:version", String.valueOf(version));
        }
        var image = images.launchable(ImageReference.resolve(region, required(data, "imageId", "ImageId")));
        var type = type(required(data, "instanceType", "InstanceType"), image);
        tags.putAll(Tags.checked(data.tags(Kind.INSTANCE)));
        return new Plan(
                order,
                data,
                image,
                type,
                subnet(data, order.zone()),
                securityGroups(data),
                templateId,
                version,
                profile(data),
                tags);
    }

    /** The image's volumes, changed by the launch's block device mappings (User Guide, "Block device mappings"). */
    List<Volume> volumes(Plan plan, String instanceId) {
        var mappings = new TreeMap<String, LaunchData>();
        plan.data()
                .structures("blockDeviceMappingSet")
                .forEach(it -> mappings.put(required(it, "deviceName", "DeviceName"), it));
        var volumes = new ArrayList<Volume>();
        for (var device : plan.image().devices()) {
            var mapping = mappings.remove(device.name());
            if (mapping == null || mapping.text("noDevice").isEmpty()) {
                volumes.add(volume(plan, instanceId, device, mapping == null ? LaunchData.empty() : mapping));
            }
        }
        mappings.forEach((name, mapping) ->
                volumes.add(volume(plan, instanceId, new Image.Device(name, null, 8, null), mapping)));
        return volumes;
    }

    private Volume volume(Plan plan, String instanceId, Image.Device device, LaunchData mapping) {
        var disk = mapping.structure("ebs");
        disk.text("snapshotId").ifPresent(snapshots.shelf()::require);
        var snapshot = disk.text("snapshotId").orElse(device.snapshotId());
        int size = disk.text("volumeSize").map(Integer::parseInt).orElse(device.sizeGiB());
        if (size < device.sizeGiB() && device.snapshotId() != null) {
            throw new WorldFault(
                    "InvalidBlockDeviceMapping",
                    "Volume of size " + size + "GB is smaller than snapshot '" + device.snapshotId()
                            + "', expect size >= " + device.sizeGiB() + "GB");
        }
        return new Volume(
                region.newId(Kind.VOLUME.prefix()),
                instanceId,
                device.name(),
                snapshot,
                size,
                disk.text("volumeType").orElse("gp3"),
                key(disk, device),
                disk.text("deleteOnTermination").map(Boolean::parseBoolean).orElse(true),
                plan.subnet().zone(),
                region.world().now(),
                Tags.checked(plan.data().tags(Kind.VOLUME)));
    }

    /** What is encrypted stays so; under the default key where none is named (EBS User Guide, "Amazon EBS encryption"). */
    private String key(LaunchData disk, Image.Device device) {
        boolean encrypted = disk.text("encrypted").map(Boolean::parseBoolean).orElse(false)
                || disk.text("kmsKeyId").isPresent()
                || region.get(Ec2.class).encryptsByDefault();
        return disk.text("kmsKeyId")
                .orElseGet(() -> device.encrypted() || !encrypted ? device.kmsKey() : Keys.byDefault(region));
    }

    private static String type(String name, Image image) {
        var type = InstanceType.named(name)
                .orElseThrow(() ->
                        new WorldFault("InvalidParameterValue", "Invalid value '" + name + "' for InstanceType."));
        if (type.architecture() != image.architecture()) {
            throw new WorldFault(
                    "InvalidParameterValue",
                    "The architecture '" + type.architecture().word()
                            + "' of the specified instance type does not match the architecture '"
                            + image.architecture().word()
                            + "' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again.");
        }
        return name;
    }

    private Network.Subnet subnet(LaunchData data, String zone) {
        var card = firstCard(data);
        if (card.tree().size() > 0 && data.text("subnetId").isPresent()) {
            throw new WorldFault(
                    "InvalidParameterCombination",
                    "Network interfaces and an instance-level subnet ID may not be specified on the same request");
        }
        var named = card.text("subnetId").or(() -> data.text("subnetId"));
        // A group places its instances in a zone; the template's subnet yields to that.
        var wanted =
                zone != null ? zone : data.text("placement", "availabilityZone").orElse(null);
        return named.isPresent() && zone == null
                ? network.subnets().require(named.get())
                : network.defaultSubnet(wanted);
    }

    private List<String> securityGroups(LaunchData data) {
        var card = firstCard(data);
        if (card.tree().size() > 0 && !data.texts("securityGroupIdSet").isEmpty()) {
            throw new WorldFault(
                    "InvalidParameterCombination",
                    "Network interfaces and an instance-level security groups may not be specified on the same request");
        }
        var ids = card.tree().isEmpty() ? data.texts("securityGroupIdSet") : card.texts("groupSet");
        ids.forEach(network.securityGroups()::require);
        return ids.isEmpty() ? List.of(network.defaultSecurityGroup()) : ids;
    }

    private static LaunchData firstCard(LaunchData data) {
        return data.structures("networkInterfaceSet").stream().findFirst().orElse(LaunchData.empty());
    }

    private String profile(LaunchData data) {
        return data.text("iamInstanceProfile", "arn")
                .or(() -> data.text("iamInstanceProfile", "name")
                        .map(name -> "arn:aws:iam::" + region.account() + ":instance-profile/" + name))
                .orElse(null);
    }

    private static String required(LaunchData data, String name, String parameter) {
        return data.text(name)
                .orElseThrow(() ->
                        new WorldFault("MissingParameter", "The request must contain the parameter " + parameter));
    }
}
