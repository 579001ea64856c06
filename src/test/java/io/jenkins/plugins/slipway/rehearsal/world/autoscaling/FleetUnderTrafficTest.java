package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.ParameterStore;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.CloudWatch;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Architecture;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Images;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.LaunchData;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Templates;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import io.jenkins.plugins.slipway.rehearsal.world.elb.TargetGroups;
import io.jenkins.plugins.slipway.rehearsal.world.traffic.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Auto Scaling among the real services of the world: EC2, load balancing, traffic and alarms. */
class FleetUnderTrafficTest {
    private static final String RULE = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/shop/"
            + "50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee";
    private static final int SIZE = 4;

    private final World world;
    private final Region region;
    private final AutoScaling autoScaling;
    private final LoadBalancing balancing;
    private final String targetGroup;

    FleetUnderTrafficTest() {
        world = new World(
                Settings.standard(),
                List.of(
                        Ec2::join,
                        LoadBalancing.part(),
                        CloudWatch.part(),
                        Traffic.part(),
                        AutoScaling.part(),
                        part -> part.add(ParameterStore.class, name -> Optional.empty())));
        region = world.region("eu-west-1");
        autoScaling = region.get(AutoScaling.class);
        balancing = region.get(LoadBalancing.class);
        targetGroup =
                balancing.groups().create(TargetGroups.http("shop"), Map.of()).arn();
        balancing.seedRoute(RULE, targetGroup);
        var ec2 = region.get(Ec2.class);
        var old = ec2.images().seed("shop-1", Architecture.X86_64, world.now(), Map.of());
        ec2.templates().create(new Templates.Creation("shop", "", data(old), Map.of(), null));
        autoScaling.groups().seed("shop", order(), List.of(targetGroup), List.of());
        region.get(CloudWatch.class)
                .seedErrorAlarm(
                        "shop-5xx",
                        "app/shop/50dc6c495c0c9188",
                        balancing.groups().find(targetGroup).dimension());
    }

    private static LaunchData data(String image) {
        return new LaunchData(Map.of("imageId", image, "instanceType", "t3.micro"));
    }

    private static GroupChange order() {
        return new GroupChange(
                Optional.of(Rehearsal.version("1")),
                Optional.of(SIZE),
                Optional.of(SIZE + 2),
                Optional.of(SIZE),
                Optional.of(List.of("eu-west-1a", "eu-west-1b")),
                Optional.empty(),
                Optional.of("ELB"),
                Optional.of(Duration.ofSeconds(300)),
                Optional.of(Optional.of(Duration.ofSeconds(60))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Bakes an image of the next release and makes it version 2. */
    private void bake(Behaviour release) {
        world.release(release);
        var ec2 = region.get(Ec2.class);
        var source = autoScaling.group("shop").counted().get(0).id();
        var image = ec2.images().create(new Images.Creation(source, "shop-2", "", Map.of(), Map.of()));
        pass(Duration.ofMinutes(10));
        ec2.templates().add(new Templates.Addition("shop", null, "", data(image), null));
    }

    private void pass(Duration time) {
        world.timeline().advanceTo(world.now().plus(time));
    }

    private RefreshState refresh(Wish wish) {
        autoScaling.refreshes().start("shop", wish.request());
        var end = world.now().plus(Duration.ofHours(6));
        while (autoScaling.group("shop").activeRefresh().isPresent()
                && world.now().isBefore(end)) {
            pass(Duration.ofSeconds(5));
            assertThat(balancing.hosts(targetGroup).healthy())
                    .as("healthy at " + world.now())
                    .isGreaterThanOrEqualTo(SIZE);
        }
        return autoScaling.group("shop").refreshes().get(0).state();
    }

    private List<Long> versions() {
        return autoScaling.group("shop").counted().stream()
                .map(Member::templateVersion)
                .sorted()
                .toList();
    }

    @Test
    void shouldServeFromTheFirstMinuteWhenSeeded() {
        assertThat(autoScaling.settled("shop")).isTrue();
        assertThat(balancing.hosts(targetGroup).healthy()).isEqualTo(SIZE);
    }

    @Test
    void shouldRollWholeFleetAndStayCalmWhenReleaseIsGood() {
        bake(Behaviour.GOOD);

        var state = refresh(Wish.standard()
                .healthy(100, 150)
                .alarms("shop-5xx")
                .autoRollback()
                .bake(300));

        assertThat(state).isEqualTo(RefreshState.SUCCESSFUL);
        assertThat(versions()).containsExactly(2L, 2L, 2L, 2L);
        pass(Duration.ofMinutes(10));
        assertThat(world.census().present("instances")).hasSize(SIZE);
    }

    @Test
    void shouldComeBackInTheBakeWhenErrorsAreLate() {
        bake(Behaviour.LATE_ERRORS);

        var state = refresh(Wish.standard()
                .healthy(100, 150)
                .alarms("shop-5xx")
                .autoRollback()
                .bake(1_800));

        assertThat(state).isEqualTo(RefreshState.ROLLBACK_SUCCESSFUL);
        assertThat(autoScaling
                        .group("shop")
                        .refreshes()
                        .get(0)
                        .view()
                        .rollback()
                        .orElseThrow()
                        .percentComplete())
                .isEqualTo(100);
        assertThat(versions()).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void shouldLoseNoHealthyInstanceWhenReleaseDoesNotBoot() {
        bake(Behaviour.NO_BOOT);

        var state = refresh(Wish.standard().healthy(100, 150).autoRollback());

        assertThat(state).isEqualTo(RefreshState.ROLLBACK_SUCCESSFUL);
        assertThat(versions()).containsExactly(1L, 1L, 1L, 1L);
        assertThat(autoScaling.group("shop").settings().launch().version()).isEqualTo("1");
    }
}
