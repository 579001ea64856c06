package io.jenkins.plugins.slipway.rehearsal;

import io.jenkins.plugins.slipway.rehearsal.wire.Endpoint;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.wire.RehearsalHttpClient;
import io.jenkins.plugins.slipway.rehearsal.wire.RehearsalServer;
import io.jenkins.plugins.slipway.rehearsal.wire.Service;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.wire.WireFaults;
import io.jenkins.plugins.slipway.rehearsal.wire.autoscaling.AutoScalingService;
import io.jenkins.plugins.slipway.rehearsal.wire.cloudwatch.CloudWatchService;
import io.jenkins.plugins.slipway.rehearsal.wire.ec2.Ec2Service;
import io.jenkins.plugins.slipway.rehearsal.wire.elb.ElbService;
import io.jenkins.plugins.slipway.rehearsal.wire.scheduler.SchedulerService;
import io.jenkins.plugins.slipway.rehearsal.wire.ssm.SsmService;
import io.jenkins.plugins.slipway.rehearsal.wire.sts.StsService;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.Invocations;
import io.jenkins.plugins.slipway.rehearsal.world.Part;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.CloudWatch;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import io.jenkins.plugins.slipway.rehearsal.world.scheduler.Schedules;
import io.jenkins.plugins.slipway.rehearsal.world.ssm.Ssm;
import io.jenkins.plugins.slipway.rehearsal.world.sts.Callers;
import io.jenkins.plugins.slipway.rehearsal.world.traffic.Processors;
import io.jenkins.plugins.slipway.rehearsal.world.traffic.Traffic;
import io.jenkins.plugins.slipway.rehearsal.world.turmoil.Turmoil;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** A whole simulated AWS with everything that it models, furnished and under traffic. Safe for any number of threads. */
public final class Rehearsal {
    private final World world;
    private final Clock clock;
    private final Callers callers;
    private final Endpoint endpoint;

    private Rehearsal(Settings settings, Clock clock) {
        this.clock = clock;
        this.world = new World(settings, parts());
        this.callers = new Callers(world);
        this.endpoint =
                new Endpoint(world.timeline(), clock, StsService.check(callers), WireFaults.of(world), services());
    }

    /**
     * Builds the world, furnishes it, and lets it run up to {@code settings.start()}.
     *
     * @param clock leads the world's time and begins at {@code settings.start()}: a {@link VirtualClock} in process, a {@link
     *     FastClock} behind a server
     */
    public static Rehearsal of(Settings settings, Estate estate, Clock clock) {
        var rehearsal = new Rehearsal(settings.start(settings.start().minus(settings.history())), clock);
        new Furnishing(rehearsal.world).furnish(estate);
        estate.accounts().forEach(rehearsal.callers::connect);
        rehearsal.world.timeline().advanceTo(settings.start());
        return rehearsal;
    }

    /** Adds to a world that runs already; the groups are in service at once, but nobody has measured them before. */
    public void furnish(Estate estate) {
        within(running -> {
            new Furnishing(running).furnish(estate);
            estate.accounts().forEach(callers::connect);
            return running;
        });
    }

    private List<Part> parts() {
        return List.of(
                Ec2::join,
                Ssm::join,
                LoadBalancing.part(),
                CloudWatch.part(),
                AutoScaling.part(),
                Traffic.part(),
                Processors.part(),
                Schedules.part(),
                Turmoil.part(),
                this::joinInvocations);
    }

    private List<Service> services() {
        return List.of(
                new Ec2Service(world),
                new AutoScalingService(world),
                new ElbService(world),
                new CloudWatchService(world),
                new SsmService(world),
                new StsService(callers),
                new SchedulerService(world));
    }

    /** Schedules that fire call like anybody else of their account. */
    private void joinInvocations(Region region) {
        region.add(
                Invocations.class,
                (name, service, action, input) -> endpoint.invoke(region.account(), name, service, action, input));
    }

    /** Where requests are answered. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** For SDK clients in this process. */
    public RehearsalHttpClient http() {
        return clock instanceof VirtualClock virtual
                ? new RehearsalHttpClient(endpoint, virtual::advance)
                : new RehearsalHttpClient(endpoint);
    }

    /** For everybody else, on loopback; port 0 takes any free one. */
    public RehearsalServer serve(int port) {
        return RehearsalServer.start(endpoint, port);
    }

    /** Scripts what images baked from now on do under traffic. */
    public void release(Behaviour next) {
        endpoint.within(() -> {
            world.release(next);
            return next;
        });
    }

    /** Nobody sends a request any more: what is left to see needs no users, and they are most of a world's work. */
    public void sendUsersHome() {
        within(world -> {
            world.regions().forEach(region -> region.get(Traffic.class).stop());
            return world;
        });
    }

    /**
     * Has the world looked at. The watcher is inside: it must neither call nor wait.
     *
     * @param afterEachMoment when everything of one moment has happened
     * @param afterEachChange when a call that may have changed something was carried out
     */
    public void watch(Consumer<World> afterEachMoment, Consumer<World> afterEachChange) {
        endpoint.watch(call -> afterEachChange.accept(world));
        world.timeline().watch(() -> afterEachMoment.accept(world));
    }

    /** Looks at the world, or changes it, at its present while no call is under way. */
    public <T> T within(Function<World, T> look) {
        return endpoint.within(() -> look.apply(world));
    }

    /** Access keys and roles: who is refused, and which role asks for an external id. */
    public Callers callers() {
        return callers;
    }

    /** What exists now, and how much ever did. */
    public Census census() {
        return endpoint.within(world::census);
    }

    /** How often each {@code service:Action} was called since the start. */
    public SortedMap<String, Long> calls() {
        return endpoint.calls();
    }
}
