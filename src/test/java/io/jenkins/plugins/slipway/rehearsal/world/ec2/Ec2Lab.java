package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.ParameterStore;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A region with EC2 alone, for tests of it. */
final class Ec2Lab {
    final World world;
    final Region region;
    final Ec2 ec2;

    Ec2Lab(Settings settings) {
        world = new World(
                settings,
                List.of(
                        Ec2::join,
                        region -> region.add(
                                ParameterStore.class,
                                name -> Optional.ofNullable(
                                        PublicImages.parameters(region).get(name)))));
        region = world.region("eu-central-1");
        ec2 = region.get(Ec2.class);
    }

    static Ec2Lab exact() {
        return new Ec2Lab(Settings.standard().release(Behaviour.ERRORS).withoutStaleReads());
    }

    void pass(Duration time) {
        world.timeline().advanceTo(world.now().plus(time));
    }

    String base() {
        return base(region);
    }

    static String base(Region region) {
        return PublicImages.parameters(region)
                .get("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64");
    }

    LaunchOrder order(String token) {
        return order(Map.of("imageId", base(), "instanceType", "t3.micro"), token);
    }

    LaunchOrder order(Map<String, Object> data, String token) {
        return new LaunchOrder(new LaunchData(data), null, null, 1, 1, null, token);
    }

    /** Launches one and waits until it runs. */
    String running() {
        var id = ec2.instances().run(order(null)).get(0).id();
        pass(Duration.ofMinutes(1));
        return id;
    }

    Images.Creation image(String instance, String name) {
        return new Images.Creation(
                instance, name, "baked", Map.of("slipway:role", "image"), Map.of("slipway:role", "snapshot"));
    }
}
