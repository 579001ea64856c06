package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Alarms;
import io.jenkins.plugins.slipway.rehearsal.world.Balancing;
import io.jenkins.plugins.slipway.rehearsal.world.Machines;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A region with real Auto Scaling and stand-ins for the services around it; without stale reads unless told. */
public final class Rehearsal {
    public static final String GROUP = "shop";
    public final World world;
    public final Region region;
    public final FakeMachines machines;
    public final FakeBalancing balancing;
    public final Map<String, String> alarms = new LinkedHashMap<>();
    public final AutoScaling autoScaling;

    public Rehearsal() {
        this(Settings.standard().withoutStaleReads());
    }

    public Rehearsal(Settings settings) {
        world = new World(settings, List.of(AutoScaling.part()));
        region = world.region("eu-west-1");
        machines = new FakeMachines(region);
        balancing = new FakeBalancing(region);
        region.add(Machines.class, machines);
        region.add(Balancing.class, balancing);
        region.add(Alarms.class, name -> Optional.ofNullable(alarms.get(name)));
        autoScaling = region.get(AutoScaling.class);
    }

    /** A group of so many on version 1 that has been healthy for days; ELB checks, 60 s of grace. */
    public static Rehearsal of(int desired) {
        var rehearsal = new Rehearsal();
        rehearsal.autoScaling.groups().seed(GROUP, order(desired), List.of("tg-1"), List.of());
        return rehearsal;
    }

    public static GroupChange order(int desired) {
        return order(desired, 0, 100, version("1"), Optional.empty());
    }

    public static GroupChange order(
            int desired, int min, int max, LaunchSource launch, Optional<HealthyRange> maintenance) {
        return new GroupChange(
                Optional.of(launch),
                Optional.of(min),
                Optional.of(max),
                Optional.of(desired),
                Optional.empty(),
                Optional.of(List.of("subnet-a", "subnet-b")),
                Optional.of("ELB"),
                Optional.of(Duration.ofSeconds(60)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(maintenance));
    }

    public static LaunchSource version(String version) {
        return new LaunchSource(null, "shop", version);
    }

    public void advance(Duration by) {
        world.timeline().advanceTo(world.now().plus(by));
    }

    /** Goes on second by second until it is so. */
    public void until(BooleanSupplier done, Duration limit) {
        var end = world.now().plus(limit);
        while (!done.getAsBoolean()) {
            if (world.now().isAfter(end)) {
                throw new AssertionError("not so after " + limit + ": " + refresh());
            }
            advance(Duration.ofSeconds(1));
        }
    }

    public void untilRefreshEnds(Duration limit) {
        until(() -> !refresh().state().active(), limit);
    }

    String start(Wish wish) {
        return autoScaling.refreshes().start(GROUP, wish.request());
    }

    public RefreshView refresh() {
        return autoScaling.refreshes().describe(GROUP, List.of()).get(0);
    }

    Group group() {
        return autoScaling.group(GROUP);
    }

    public long inService() {
        return group().in(Lifecycle.IN_SERVICE)
                .filter(Member::healthy)
                .filter(member -> balancing
                        .health("tg-1", member.id())
                        .filter("healthy"::equals)
                        .isPresent())
                .count();
    }

    public List<Long> versions() {
        return group().counted().stream().map(Member::templateVersion).sorted().toList();
    }
}
