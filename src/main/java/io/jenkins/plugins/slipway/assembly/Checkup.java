package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.ami.BakePlan;
import io.jenkins.plugins.slipway.ami.BakePlanner;
import io.jenkins.plugins.slipway.canary.CanaryPlanner;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.NewInstance;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.TargetGroup;
import io.jenkins.plugins.slipway.estate.TargetedFleet;
import io.jenkins.plugins.slipway.estate.Targets;
import io.jenkins.plugins.slipway.fleet.Readiness;
import io.jenkins.plugins.slipway.gate.AlarmWatch;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at everything in the cloud that a delivery to one environment will need; changes nothing. */
public final class Checkup {
    private final Clouds clouds;
    private final Clock clock;
    private final Spec spec;
    private final EnvironmentSpec environment;
    private final Checks checks = new Checks();

    public Checkup(Clouds clouds, Clock clock, Spec spec, EnvironmentSpec environment) {
        this.clouds = clouds;
        this.clock = clock;
        this.spec = spec;
        this.environment = environment;
    }

    /**
     * All lines, in the order in which a delivery would stumble over them.
     *
     * @param silent connections whose endpoint does not answer, with what is wrong: nothing is asked there
     */
    public List<Check> run(Map<String, String> silent) {
        silent.forEach((connection, why) -> {
            checks.add(Check.failed("connection " + connection, why));
            checks.add(Check.notChecked("everything of connection " + connection, "nobody answers there"));
        });
        for (var target : environment.targets()) {
            if (silent.containsKey(target.connection())) {
                continue;
            }
            var place = new Place(target.connection(), target.region());
            checks.look("connection " + place, () -> place.open(clouds, Fence.NONE), cloud -> "is defined")
                    .ifPresent(cloud -> checkIdentity(cloud, place, target));
        }
        return checks.list();
    }

    private void checkIdentity(Cloud cloud, Place place, TargetSpec target) {
        var caller =
                checks.look("identity", cloud.identity()::caller, who -> who.arn() + " in account " + who.account());
        if (caller.isEmpty()) {
            checks.add(Check.notChecked("everything else in " + place, "nobody is signed in there"));
            return;
        }
        var bake = checks.look(
                "base image",
                () -> new BakePlanner(clouds, clock).plan(spec, place, "doctor"),
                plan -> plan.baseImage() + " is available");
        bake.ifPresent(plan -> checkLaunch(cloud, plan));
        var fleet = checkFleets(cloud, place, target);
        var account = new AccountCheck(cloud.surroundings(), checks);
        account.permissions(
                caller.get(),
                Reaches.of(spec, List.of(target))
                        .returningBy(cloud.schedules().role().stream().toList()));
        account.wayOut(spec.image().subnet());
        account.quotas(fleet.flatMap(found -> loadBalancer(cloud, found)));
    }

    private static Optional<String> loadBalancer(Cloud cloud, Fleet fleet) {
        return fleet.targetGroups().stream()
                .flatMap(arn -> cloud.traffic().targetGroup(arn).stream())
                .map(TargetGroup::loadBalancer)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private void checkLaunch(Cloud cloud, BakePlan plan) {
        var order = new NewInstance(
                plan.baseImage(),
                plan.instanceType(),
                plan.subnet(),
                plan.securityGroups(),
                plan.instanceProfile(),
                Map.of());
        checks.look(
                "permission ec2:RunInstances",
                () -> {
                    cloud.instances().tryLaunch(order, "slipway-doctor");
                    return plan;
                },
                tried ->
                        "a builder could be launched, with its subnet, security groups and instance profile (dry run)");
    }

    /** @return the first of them */
    private Optional<Fleet> checkFleets(Cloud cloud, Place place, TargetSpec target) {
        var found = checks.look(
                target.describe(),
                () -> new Targets(clouds).of(environment, target),
                fleets -> fleets.stream()
                        .map(TargetedFleet::fleet)
                        .map(fleet -> "%s: %d of %d instances in service, health check %s"
                                .formatted(fleet.name(), fleet.inService(), fleet.desired(), fleet.healthCheckType()))
                        .collect(Collectors.joining("; ")));
        found.ifPresent(fleets -> fleets.forEach(fleet -> checkFleet(cloud, fleet)));
        checkAlarms(cloud, place);
        return found.map(fleets -> fleets.get(0).fleet());
    }

    private void checkFleet(Cloud cloud, TargetedFleet targeted) {
        var fleet = targeted.fleet();
        checks.findings(
                "rollback of " + fleet.name(),
                () -> new Readiness(clouds, targeted.place(), Fence.NONE).findings(fleet, environment.refresh(), ""),
                "would work: version %s of launch template %s and its image are there, no refresh is under way"
                        .formatted(fleet.templateVersion(), fleet.templateId()));
        checkTemplate(cloud, fleet);
        fleet.targetGroups().forEach(arn -> checkHealth(cloud, arn));
        checkCanary(cloud, targeted);
    }

    private void checkAlarms(Cloud cloud, Place place) {
        var alarms = environment.gates().alarms();
        if (alarms.isEmpty()) {
            checks.add(Check.notChecked("alarms", "the spec names none in gates.during"));
            return;
        }
        checks.findings(
                "alarms",
                () -> new AlarmWatch(place, alarms).findings(cloud.metrics()),
                String.join(", ", alarms) + " exist and are quiet");
    }

    private void checkTemplate(Cloud cloud, Fleet fleet) {
        if (!fleet.templateVersion().matches("[0-9]+")) {
            return; // a finding of the rollback's readiness already
        }
        checks.look(
                "permission ec2:CreateLaunchTemplateVersion",
                () -> {
                    var number = Long.parseLong(fleet.templateVersion());
                    var image = cloud.templates()
                            .version(fleet.templateId(), fleet.templateVersion())
                            .map(version -> version.imageId())
                            .orElse("");
                    cloud.templates().tryCreateVersion(fleet.templateId(), number, image);
                    return fleet;
                },
                tried -> "a new version of %s could be made (dry run)".formatted(fleet.templateId()));
    }

    private void checkHealth(Cloud cloud, String targetGroup) {
        var name = targetGroup.substring(targetGroup.indexOf("targetgroup/"));
        checks.findings(
                name,
                () -> cloud.traffic().health(targetGroup).stream()
                        .filter(target -> target.state().equals("unhealthy"))
                        .map(target -> "%s is unhealthy: %s".formatted(target.targetId(), target.reason()))
                        .toList(),
                "no target is unhealthy");
    }

    private void checkCanary(Cloud cloud, TargetedFleet targeted) {
        if (spec.canary().isEmpty() || targeted.target().listenerRule().isEmpty()) {
            checks.add(Check.notChecked("listener rule", "the spec has no canary here"));
            return;
        }
        checks.look(
                "listener rule",
                () -> new CanaryPlanner(clouds, clock).plan(spec, environment, targeted),
                plan -> "sends all its traffic to " + targeted.fleet().name() + "; a canary can be split off");
        SwitchCheck.add(checks, cloud);
    }
}
