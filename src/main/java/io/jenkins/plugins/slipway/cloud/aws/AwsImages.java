package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Images;
import io.jenkins.plugins.slipway.cloud.NewCopy;
import io.jenkins.plugins.slipway.cloud.VolumeEncryption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CopyImageRequest;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetEbsDefaultKmsKeyIdRequest;
import software.amazon.awssdk.services.ec2.model.GetEbsEncryptionByDefaultRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/** {@link Images} on EC2. */
record AwsImages(Calls calls) implements Images {
    private static final String OWN = "self";

    @Override
    public Optional<Image> find(String imageId) {
        var request = DescribeImagesRequest.builder().imageIds(imageId).build();
        return calls.find(Api.DESCRIBE_IMAGES, request, ec2()::describeImages).stream()
                .flatMap(answer -> answer.images().stream())
                .map(AwsImages::image)
                .filter(image -> image.state() != Image.State.DEREGISTERED)
                .findFirst();
    }

    @Override
    public List<Image> tagged(Map<String, String> tags) {
        return list(request -> request.owners(OWN).filters(Ec2Tags.filters(tags)));
    }

    @Override
    public List<Image> withTag(String key) {
        return list(request -> request.owners(OWN).filters(Ec2Tags.filter("tag-key", key)));
    }

    @Override
    public List<io.jenkins.plugins.slipway.cloud.Snapshot> snapshotsWithTag(String key) {
        return snapshots(Ec2Tags.filter("tag-key", key)).stream()
                .map(found -> new io.jenkins.plugins.slipway.cloud.Snapshot(
                        found.snapshotId(),
                        found.description() == null ? "" : found.description(),
                        Ec2Tags.read(found.tags())))
                .toList();
    }

    @Override
    public void deleteSnapshot(String snapshotId) {
        var request = DeleteSnapshotRequest.builder().snapshotId(snapshotId).build();
        calls.find(Api.DELETE_SNAPSHOT, request, ec2()::deleteSnapshot);
    }

    @Override
    public Optional<Image> named(String name) {
        return list(request -> request.owners(OWN).filters(Ec2Tags.filter("name", name))).stream()
                .findFirst();
    }

    @Override
    public Optional<Image> newest(String owner, String namePattern) {
        return list(request -> request.owners(owner)
                        .filters(Ec2Tags.filter("name", namePattern), Ec2Tags.filter("state", "available")))
                .stream()
                .max(Comparator.comparing(Image::createdAt).thenComparing(Image::id));
    }

    @Override
    public String create(String instanceId, String name, String description, Map<String, String> tags) {
        var request = CreateImageRequest.builder()
                .instanceId(instanceId)
                .name(name)
                .description(description)
                .tagSpecifications(Ec2Tags.atBirth(tags, ResourceType.IMAGE, ResourceType.SNAPSHOT))
                .build();
        return calls.send(Api.CREATE_IMAGE, request, ec2()::createImage).imageId();
    }

    @Override
    public String copy(NewCopy order, String token) {
        var request = CopyImageRequest.builder()
                .sourceRegion(order.sourceRegion())
                .sourceImageId(order.sourceImage())
                .name(order.name())
                .description(order.description())
                .clientToken(token)
                .tagSpecifications(Ec2Tags.atBirth(order.tags(), ResourceType.IMAGE, ResourceType.SNAPSHOT));
        order.kmsKey().ifPresent(key -> request.encrypted(true).kmsKeyId(key));
        return calls.send(Api.COPY_IMAGE, request.build(), ec2()::copyImage).imageId();
    }

    @Override
    public void share(String imageId, Set<String> accounts) {
        sharing().share(require(imageId), accounts);
    }

    @Override
    public void unshare(String imageId, Set<String> accounts) {
        find(imageId).ifPresent(image -> sharing().unshare(image, accounts));
    }

    @Override
    public Set<String> sharedWith(String imageId) {
        return sharing().accounts(imageId);
    }

    private Image require(String imageId) {
        return find(imageId)
                .orElseThrow(() -> new CloudFault(
                        CloudFault.Kind.NOT_FOUND,
                        Api.DESCRIBE_IMAGES.action(),
                        "",
                        "there is no image " + imageId + " in " + calls.target().region(),
                        null));
    }

    private ImageSharing sharing() {
        return new ImageSharing(calls);
    }

    @Override
    public void tag(String imageId, Map<String, String> tags) {
        var request = CreateTagsRequest.builder()
                .resources(imageId)
                .tags(Ec2Tags.written(tags))
                .build();
        calls.send(Api.CREATE_TAGS, request, ec2()::createTags);
    }

    @Override
    public VolumeEncryption encryption() {
        var always = calls.send(
                        Api.GET_EBS_ENCRYPTION_BY_DEFAULT,
                        GetEbsEncryptionByDefaultRequest.builder().build(),
                        ec2()::getEbsEncryptionByDefault)
                .ebsEncryptionByDefault();
        var key = calls.send(
                        Api.GET_EBS_DEFAULT_KMS_KEY_ID,
                        GetEbsDefaultKmsKeyIdRequest.builder().build(),
                        ec2()::getEbsDefaultKmsKeyId)
                .kmsKeyId();
        return new VolumeEncryption(always, key);
    }

    /**
     * The snapshots are found by what EC2 wrote in their description, too: a first attempt may have deregistered the image, and
     * then nothing else leads to them.
     */
    @Override
    public void deregister(String imageId) {
        var snapshots = new TreeSet<String>();
        find(imageId).ifPresent(image -> snapshots.addAll(image.snapshots()));
        var request = DeregisterImageRequest.builder().imageId(imageId).build();
        calls.find(Api.DEREGISTER_IMAGE, request, ec2()::deregisterImage);
        snapshots.addAll(madeFor("Created by CreateImage(*) for " + imageId + "*"));
        snapshots.addAll(madeFor("Copied for DestinationAmi " + imageId + " *"));
        snapshots.forEach(this::deleteSnapshot);
    }

    private List<String> madeFor(String description) {
        return snapshots(Ec2Tags.filter("description", description)).stream()
                .map(Snapshot::snapshotId)
                .toList();
    }

    private List<Snapshot> snapshots(Filter filter) {
        return calls.<DescribeSnapshotsRequest, DescribeSnapshotsResponse, Snapshot>all(
                Api.DESCRIBE_SNAPSHOTS,
                token -> DescribeSnapshotsRequest.builder()
                        .ownerIds(OWN)
                        .filters(filter)
                        .nextToken(token)
                        .build(),
                ec2()::describeSnapshots,
                DescribeSnapshotsResponse::snapshots,
                DescribeSnapshotsResponse::nextToken);
    }

    private List<Image> list(Consumer<DescribeImagesRequest.Builder> query) {
        return calls
                .<DescribeImagesRequest, DescribeImagesResponse, software.amazon.awssdk.services.ec2.model.Image>all(
                        Api.DESCRIBE_IMAGES,
                        token -> DescribeImagesRequest.builder()
                                .applyMutation(query)
                                .nextToken(token)
                                .build(),
                        ec2()::describeImages,
                        DescribeImagesResponse::images,
                        DescribeImagesResponse::nextToken)
                .stream()
                .map(AwsImages::image)
                .toList();
    }

    private static Image image(software.amazon.awssdk.services.ec2.model.Image found) {
        var snapshots = found.blockDeviceMappings().stream()
                .map(mapping -> mapping.ebs() == null ? null : mapping.ebs().snapshotId())
                .filter(Objects::nonNull)
                .toList();
        return new Image(
                found.imageId(),
                found.name() == null ? "" : found.name(),
                state(found),
                found.stateReason() == null || found.stateReason().message() == null
                        ? ""
                        : found.stateReason().message(),
                found.creationDate() == null ? Instant.EPOCH : Instant.parse(found.creationDate()),
                found.architectureAsString() == null ? "" : found.architectureAsString(),
                snapshots,
                found.blockDeviceMappings().stream()
                        .anyMatch(mapping -> mapping.ebs() != null
                                && Boolean.TRUE.equals(mapping.ebs().encrypted())),
                Ec2Tags.read(found.tags()));
    }

    private static Image.State state(software.amazon.awssdk.services.ec2.model.Image found) {
        return switch (found.state()) {
            case AVAILABLE -> Image.State.AVAILABLE;
            case PENDING, TRANSIENT -> Image.State.PENDING;
            case DEREGISTERED, DISABLED -> Image.State.DEREGISTERED;
            case INVALID, FAILED, ERROR, UNKNOWN_TO_SDK_VERSION -> Image.State.FAILED;
        };
    }

    private Ec2Client ec2() {
        return calls.target().ec2();
    }
}
