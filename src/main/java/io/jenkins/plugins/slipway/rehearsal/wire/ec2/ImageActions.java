package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Filter;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Image;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Images;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Kind;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** CreateImage, CopyImage, DescribeImages, DeregisterImage. */
final class ImageActions {
    private static final DateTimeFormatter CREATION =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Map<String, Function<Image, ? extends Collection<String>>> FILTERS = filters();

    private ImageActions() {}

    static Map<String, Function<Ec2Request, Answer>> all() {
        return Map.of(
                "CreateImage", ImageActions::create,
                "CopyImage", ImageActions::copy,
                "DescribeImages", ImageActions::describe,
                "DeregisterImage", ImageActions::deregister);
    }

    private static Answer create(Ec2Request request) {
        var params = request.params();
        var instance = params.required("InstanceId");
        var name = params.required("Name");
        var description = params.text("Description").orElse("");
        var tags = request.tagSpecifications(Kind.IMAGE, Kind.SNAPSHOT);
        // Whether it reboots changes nothing that the rehearsal shows.
        params.flag("NoReboot");
        request.ready();
        var order = new Images.Creation(instance, name, description, tags.get(Kind.IMAGE), tags.get(Kind.SNAPSHOT));
        return Answer.empty().with("imageId", request.ec2().images().create(order));
    }

    private static Answer copy(Ec2Request request) {
        var params = request.params();
        var tags = request.tagSpecifications(Kind.IMAGE, Kind.SNAPSHOT);
        var order = new Images.Copying(
                params.required("SourceRegion"),
                params.required("SourceImageId"),
                params.required("Name"),
                params.text("Description").orElse(""),
                params.flag("Encrypted").orElse(false),
                params.text("KmsKeyId").orElse(null),
                params.flag("CopyImageTags").orElse(false),
                tags.get(Kind.IMAGE),
                tags.get(Kind.SNAPSHOT),
                params.text("ClientToken").orElse(null));
        request.ready();
        return Answer.empty().with("imageId", request.ec2().images().copy(order));
    }

    private static Answer describe(Ec2Request request) {
        var ids = request.params().texts("ImageId");
        var owners = request.params().texts("Owner");
        var filters = request.filters();
        var paging = request.paging(1, 1000, "ImageId");
        // Nothing here is deprecated or disabled.
        request.params().ignore("IncludeDeprecated", "IncludeDisabled");
        request.ready();
        var owned = new Filter("owner", owners);
        var images = request.ec2().images().describe(ids, filters, FILTERS).stream()
                .filter(image -> owners.isEmpty()
                        || owned.any(owners(image, request.region().account())))
                .toList();
        return Answers.page("imagesSet", paging.of(images), ImageActions::image);
    }

    private static Answer deregister(Ec2Request request) {
        var id = request.params().required("ImageId");
        boolean snapshots = request.params().flag("DeleteAssociatedSnapshots").orElse(false);
        request.ready();
        var deleted = request.ec2().images().deregister(id, snapshots);
        return Answers.done()
                .with(
                        "deleteSnapshotResultSet",
                        deleted.stream()
                                .map(it -> Answer.empty().with("snapshotId", it).with("returnCode", "success"))
                                .toList());
    }

    private static List<String> owners(Image image, String caller) {
        if (image.isPublic()) {
            return List.of(image.owner(), "amazon");
        }
        return image.owner().equals(caller) ? List.of(image.owner(), "self") : List.of(image.owner());
    }

    private static Answer image(Image it) {
        var answer = Answer.empty()
                .with("imageId", it.id())
                .with("imageLocation", (it.isPublic() ? "amazon" : it.owner()) + "/" + it.name())
                .with("imageState", it.state())
                .with("imageOwnerId", it.owner())
                .with("creationDate", CREATION.format(it.createdAt()))
                .with("isPublic", it.isPublic())
                .with("architecture", it.architecture().word())
                .with("imageType", "machine")
                .with("imageOwnerAlias", it.isPublic() ? "amazon" : null)
                .with("name", it.name())
                .with("description", it.description())
                .with("rootDeviceType", "ebs")
                .with("rootDeviceName", it.devices().get(0).name())
                .with(
                        "blockDeviceMapping",
                        it.devices().stream().map(ImageActions::device).toList())
                .with("virtualizationType", "hvm")
                .with("hypervisor", "xen")
                .with("enaSupport", true)
                .with("platformDetails", "Linux/UNIX")
                .with("usageOperation", "RunInstances")
                .with("sourceInstanceId", it.sourceInstance())
                .with("tagSet", Answers.tags(it.tags()));
        if (it.stateReason() != null) {
            answer.with(
                    "stateReason",
                    Answer.empty().with("code", "Client.InternalError").with("message", it.stateReason()));
        }
        if (it.source() != null) {
            answer.with("sourceImageId", it.source().imageId())
                    .with("sourceImageRegion", it.source().region());
        }
        return answer;
    }

    private static Answer device(Image.Device device) {
        var disk = Answer.empty()
                .with("snapshotId", device.snapshotId())
                .with("volumeSize", device.sizeGiB())
                .with("volumeType", "gp3")
                .with("deleteOnTermination", true)
                .with("encrypted", device.encrypted());
        return Answer.empty().with("deviceName", device.name()).with("ebs", disk);
    }

    private static Map<String, Function<Image, ? extends Collection<String>>> filters() {
        var filters = new HashMap<String, Function<Image, ? extends Collection<String>>>();
        filters.put("image-id", it -> List.of(it.id()));
        filters.put("name", it -> List.of(it.name()));
        filters.put("description", it -> List.of(it.description()));
        filters.put("state", it -> List.of(it.state()));
        filters.put("owner-id", it -> List.of(it.owner()));
        filters.put("owner-alias", it -> it.isPublic() ? List.of("amazon") : List.of());
        filters.put("architecture", it -> List.of(it.architecture().word()));
        filters.put("image-type", it -> List.of("machine"));
        filters.put("is-public", it -> List.of(String.valueOf(it.isPublic())));
        filters.put("root-device-type", it -> List.of("ebs"));
        filters.put("virtualization-type", it -> List.of("hvm"));
        filters.put("creation-date", it -> List.of(CREATION.format(it.createdAt())));
        filters.put("block-device-mapping.snapshot-id", Image::snapshots);
        filters.put("source-instance-id", it -> it.sourceInstance() == null ? List.of() : List.of(it.sourceInstance()));
        filters.put(
                "source-image-id",
                it -> it.source() == null ? List.of() : List.of(it.source().imageId()));
        return filters;
    }
}
