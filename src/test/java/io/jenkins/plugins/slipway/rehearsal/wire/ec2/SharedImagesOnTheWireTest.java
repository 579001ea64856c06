package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import static io.jenkins.plugins.slipway.rehearsal.wire.ComputeLab.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.wire.ComputeLab;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CopyImageRequest;
import software.amazon.awssdk.services.ec2.model.ImageAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;
import software.amazon.awssdk.services.ec2.model.OperationType;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/** Images between accounts and regions, as EC2's clients see them. */
class SharedImagesOnTheWireTest {
    private static final String OTHER = "444455556666";

    private final ComputeLab lab = ComputeLab.exact();
    private final Ec2Client ec2 = lab.ec2();
    private final Ec2Client stranger = lab.ec2(OTHER);

    private String image() {
        var base = lab.ssm()
                .getParameter(it -> it.name(ComputeLab.BASE))
                .parameter()
                .value();
        var builder = ec2.runInstances(it -> it.imageId(base)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(1)
                        .maxCount(1)
                        .clientToken("b"))
                .instances()
                .get(0)
                .instanceId();
        lab.pass(Duration.ofMinutes(3));
        var id =
                ec2.createImage(it -> it.instanceId(builder).name("checkout-1")).imageId();
        lab.pass(Duration.ofMinutes(5));
        return id;
    }

    private void launchableBy(String id, String account) {
        ec2.modifyImageAttribute(it -> it.imageId(id)
                .launchPermission(change ->
                        change.add(LaunchPermission.builder().userId(account).build())));
    }

    @Test
    void shouldShowAnotherAccountOnlyWhatIsSharedWithIt() {
        var id = image();
        fails("InvalidAMIID.NotFound", () -> stranger.describeImages(it -> it.imageIds(id)));

        launchableBy(id, OTHER);

        var seen = stranger.describeImages(it -> it.imageIds(id)).images().get(0);
        assertThat(seen.ownerId()).isEqualTo("111122223333");
        assertThat(stranger.describeImages(it -> it.owners("self")).images()).isEmpty();
        assertThat(stranger.describeImages(it -> it.owners("111122223333")).images())
                .hasSize(1);
        assertThat(ec2.describeImageAttribute(it -> it.imageId(id).attribute(ImageAttributeName.LAUNCH_PERMISSION))
                        .launchPermissions())
                .extracting(LaunchPermission::userId)
                .containsExactly(OTHER);
        fails("AuthFailure", () -> stranger.deregisterImage(it -> it.imageId(id)));
    }

    @Test
    void shouldLaunchInAnotherAccountOnlyWhatIsSharedWithIt() {
        var id = image();
        fails("InvalidAMIID.NotFound", () -> launch(stranger, id));

        launchableBy(id, OTHER);

        assertThat(launch(stranger, id)).startsWith("i-");
        assertThat(ec2.describeInstances(it ->
                                it.filters(filter -> filter.name("image-id").values(id)))
                        .reservations())
                .as("an instance belongs to the account that launched it")
                .isEmpty();
    }

    @Test
    void shouldCopyFromAnotherAccountOnlyWhenTheSnapshotsAreSharedToo() {
        var id = image();
        launchableBy(id, OTHER);
        fails("InvalidRequest", () -> copy(stranger, id, null));

        var snapshot = ec2.describeImages(it -> it.imageIds(id))
                .images()
                .get(0)
                .blockDeviceMappings()
                .get(0)
                .ebs()
                .snapshotId();
        ec2.modifySnapshotAttribute(it -> it.snapshotId(snapshot)
                .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                .operationType(OperationType.ADD)
                .userIds(OTHER));

        assertThat(copy(stranger, id, null)).startsWith("ami-");
    }

    @Test
    void shouldFailACopyLaterThanItsAnswerWhenItsKeyIsOfAnotherRegion() {
        var copy = copy(ec2, image(), "arn:aws:kms:us-east-1:111122223333:key/k");
        lab.pass(Duration.ofMinutes(10));

        var failed = ec2.describeImages(it -> it.imageIds(copy)).images().get(0);
        assertThat(failed.stateAsString()).isEqualTo("failed");
        assertThat(failed.stateReason().message()).contains("not accessible");
    }

    @Test
    void shouldNotShareWhatIsEncryptedUnderTheDefaultKey() {
        ec2.enableEbsEncryptionByDefault(it -> {});

        var id = image();

        fails("InvalidParameter", () -> launchableBy(id, OTHER));
        var copy = copy(ec2, id, "alias/images");
        lab.pass(Duration.ofMinutes(10));
        launchableBy(copy, OTHER);
        assertThat(stranger.describeImages(it -> it.imageIds(copy)).images()).hasSize(1);
    }

    private static String launch(Ec2Client client, String image) {
        return client.runInstances(it -> it.imageId(image)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(1)
                        .maxCount(1)
                        .clientToken("by-" + image))
                .instances()
                .get(0)
                .instanceId();
    }

    private static String copy(Ec2Client client, String image, String key) {
        return client.copyImage(CopyImageRequest.builder()
                        .sourceRegion("eu-west-1")
                        .sourceImageId(image)
                        .name("checkout-1")
                        .kmsKeyId(key)
                        .clientToken("copy")
                        .build())
                .imageId();
    }
}
