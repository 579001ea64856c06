package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Image;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.DescribeImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ImageAttributeName;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;
import software.amazon.awssdk.services.ec2.model.ModifyImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySnapshotAttributeRequest;

/** Launch permissions of an image, together with the volume permissions of its snapshots. */
record ImageSharing(Calls calls) {
    /** Snapshots first: who may launch the image can then read all of it. */
    void share(Image image, Set<String> accounts) {
        var volumes = accounts.stream().sorted().map(ImageSharing::volumes).toList();
        var launches = accounts.stream().sorted().map(ImageSharing::launches).toList();
        image.snapshots()
                .forEach(id -> modify(ModifySnapshotAttributeRequest.builder()
                        .snapshotId(id)
                        .createVolumePermission(change -> change.add(volumes))
                        .build()));
        modify(ModifyImageAttributeRequest.builder()
                .imageId(image.id())
                .launchPermission(change -> change.add(launches))
                .build());
    }

    void unshare(Image image, Set<String> accounts) {
        var volumes = accounts.stream().sorted().map(ImageSharing::volumes).toList();
        var launches = accounts.stream().sorted().map(ImageSharing::launches).toList();
        modify(ModifyImageAttributeRequest.builder()
                .imageId(image.id())
                .launchPermission(change -> change.remove(launches))
                .build());
        image.snapshots()
                .forEach(id -> modify(ModifySnapshotAttributeRequest.builder()
                        .snapshotId(id)
                        .createVolumePermission(change -> change.remove(volumes))
                        .build()));
    }

    Set<String> accounts(String imageId) {
        var request = DescribeImageAttributeRequest.builder()
                .imageId(imageId)
                .attribute(ImageAttributeName.LAUNCH_PERMISSION)
                .build();
        return calls.find(Api.DESCRIBE_IMAGE_ATTRIBUTE, request, ec2()::describeImageAttribute).stream()
                .flatMap(answer -> answer.launchPermissions().stream())
                .map(LaunchPermission::userId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void modify(ModifyImageAttributeRequest request) {
        calls.send(Api.MODIFY_IMAGE_ATTRIBUTE, request, ec2()::modifyImageAttribute);
    }

    private void modify(ModifySnapshotAttributeRequest request) {
        calls.send(Api.MODIFY_SNAPSHOT_ATTRIBUTE, request, ec2()::modifySnapshotAttribute);
    }

    private static LaunchPermission launches(String account) {
        return LaunchPermission.builder().userId(account).build();
    }

    private static CreateVolumePermission volumes(String account) {
        return CreateVolumePermission.builder().userId(account).build();
    }

    private Ec2Client ec2() {
        return calls.target().ec2();
    }
}
