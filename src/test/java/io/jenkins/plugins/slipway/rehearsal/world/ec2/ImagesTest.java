package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import static io.jenkins.plugins.slipway.rehearsal.world.ec2.InstancesTest.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImagesTest {
    private final Ec2Lab lab = Ec2Lab.exact();
    private final Images images = lab.ec2.images();

    @Test
    void shouldCarryTheReleasesBehaviourWhenBakedHere() {
        var builder = lab.running();
        var id = images.create(lab.image(builder, "checkout-1"));
        fails(
                "InvalidAMIID.Unavailable",
                () -> lab.ec2.instances().run(lab.order(Map.of("imageId", id, "instanceType", "t3.micro"), null)));

        lab.pass(Duration.ofMinutes(5));

        var image = images.shelf().require(id);
        assertThat(image.state()).isEqualTo("available");
        assertThat(image.behaviour()).isEqualTo(Behaviour.ERRORS);
        assertThat(image.tags()).containsEntry("slipway:role", "image");
        var snapshot = lab.ec2.snapshots().shelf().require(image.snapshots().get(0));
        assertThat(snapshot.state()).isEqualTo("completed");
        assertThat(snapshot.tags()).containsEntry("slipway:role", "snapshot");
        var started = lab.ec2
                .instances()
                .run(lab.order(Map.of("imageId", id, "instanceType", "t3.micro"), null))
                .get(0);
        assertThat(started.machine().behaviour()).isEqualTo(Behaviour.ERRORS);
        assertThat(lab.ec2.find(builder).orElseThrow().behaviour()).isEqualTo(Behaviour.GOOD);
    }

    @Test
    void shouldRefuseANameThatIsTaken() {
        var builder = lab.running();
        var id = images.create(lab.image(builder, "checkout-1"));

        fails("InvalidAMIName.Duplicate", () -> images.create(lab.image(builder, "checkout-1")));
        fails("InvalidAMIName.Malformed", () -> images.create(lab.image(builder, "a:b")));

        images.deregister(id, true);
        images.create(lab.image(builder, "checkout-1"));
        assertThat(lab.world.census().present("images")).hasSize(1);
        assertThat(lab.world.census().ever("images")).isEqualTo(2);
    }

    @Test
    void shouldKeepSnapshotsWhileAnImageUsesThem() {
        var id = images.create(lab.image(lab.running(), "checkout-1"));
        var snapshot = images.shelf().require(id).snapshots().get(0);
        fails("InvalidSnapshot.InUse", () -> lab.ec2.snapshots().delete(snapshot));

        images.deregister(id, false);

        assertThat(lab.ec2.snapshots().shelf().find(snapshot)).isPresent();
        lab.ec2.snapshots().delete(snapshot);
        fails("InvalidSnapshot.NotFound", () -> lab.ec2.snapshots().delete(snapshot));
        fails("InvalidAMIID.NotFound", () -> images.deregister(id, false));
    }

    @Test
    void shouldStayGoneWhenDeregisteredWhilePending() {
        var id = images.create(lab.image(lab.running(), "checkout-1"));
        images.deregister(id, true);

        lab.pass(Duration.ofMinutes(10));

        assertThat(lab.world.census().present("images")).isEmpty();
        assertThat(lab.world.census().present("snapshots")).isEmpty();
    }

    @Test
    void shouldCopyToAnotherRegionWithBehaviourWhenAvailable() {
        var id = images.create(lab.image(lab.running(), "checkout-1"));
        var there = lab.world.region("us-east-1").get(Ec2.class).images();
        var order =
                new Images.Copying("eu-central-1", id, "checkout-1", "", true, null, true, Map.of(), Map.of(), "token");
        fails("InvalidAMIID.Unavailable", () -> there.copy(order));
        lab.pass(Duration.ofMinutes(5));

        var copy = there.copy(order);

        assertThat(there.copy(order)).isEqualTo(copy);
        lab.pass(Duration.ofMinutes(7));
        var image = there.shelf().require(copy);
        assertThat(image.state()).isEqualTo("available");
        assertThat(image.behaviour()).isEqualTo(Behaviour.ERRORS);
        assertThat(image.source()).isEqualTo(new Image.Copied(id, "eu-central-1"));
        assertThat(image.devices()).allMatch(Image.Device::encrypted);
        assertThat(image.tags()).containsEntry("slipway:role", "image");
    }

    @Test
    void shouldRefuseToImageABuilderThatIsGone() {
        var builder = lab.running();
        lab.ec2.instances().terminate(List.of(builder));

        fails("IncorrectInstanceState", () -> images.create(lab.image(builder, "checkout-1")));
    }

    @Test
    void shouldPublishAmazonLinuxInEveryRegion() {
        for (var name : List.of("eu-central-1", "us-east-1")) {
            var region = lab.world.region(name);
            var image = region.get(Ec2.class).images().shelf().require(Ec2Lab.base(region));
            assertThat(image.isPublic()).isTrue();
            assertThat(image.name()).startsWith("al2023-ami-2023").endsWith("x86_64");
        }
        fails("AuthFailure", () -> images.deregister(lab.base(), false));
        assertThat(lab.world.census().present("images")).isEmpty();
    }
}
