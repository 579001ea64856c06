package io.jenkins.plugins.slipway.rehearsal.world.turmoil;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupChange;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupView;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.LaunchSource;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.AlarmState;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.CloudWatch;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.LaunchData;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Templates;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Action;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What people, and alarms, do in the middle of somebody else's work. Each is false when there was nothing to do it to. */
final class Hand {
    static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(Hand.class.getName());

    private final Region region;

    Hand(Region region) {
        this.region = region;
    }

    /** One instance more, and room for it. What they do not mean to change they leave out: the least size they read may be old. */
    boolean onGroup() {
        return fleet().map(fleet -> {
                    var settings = fleet.settings();
                    var sizes = GroupChange.sizes(
                            Optional.empty(), Optional.of(settings.max() + 1), Optional.of(settings.desired() + 1));
                    return did(() -> groups().groups().update(fleet.name(), sizes));
                })
                .orElse(false);
    }

    /** Half of the traffic to each target group of a rule that shares it. */
    boolean onWeights() {
        var shared = balancing().routes().stream()
                .flatMap(route -> route.rules().stream())
                .filter(rule -> rule.actions().stream()
                        .anyMatch(action -> action.targets().size() > 1))
                .findFirst();
        return shared.map(rule -> did(() -> balancing()
                        .rules()
                        .modify(
                                rule.arn(),
                                null,
                                rule.actions().stream().map(Hand::halved).toList())))
                .orElse(false);
    }

    private static Action halved(Action action) {
        return action.targets().size() < 2
                ? action
                : new Action(
                        action.type(),
                        action.order(),
                        action.targets().stream()
                                .map(target -> new Action.Weighted(target.targetGroup(), 50))
                                .toList(),
                        action.stickiness(),
                        action.settings());
    }

    /** The newest version with one thing changed; the group is told to launch it, unless a refresh keeps that to itself. */
    boolean onTemplate() {
        return fleet().map(fleet -> {
                    var source = fleet.settings().launch();
                    var version = region.get(Ec2.class)
                            .templates()
                            .add(new Templates.Addition(
                                    source.templateId(),
                                    source.version(),
                                    "by hand",
                                    LaunchData.empty().with("ebsOptimized", "true"),
                                    null));
                    return did(() -> groups().groups()
                            .update(
                                    fleet.name(),
                                    GroupChange.launching(new LaunchSource(
                                            source.templateId(),
                                            source.templateName(),
                                            String.valueOf(version.number())))));
                })
                .orElse(false);
    }

    /** To ALARM now; each minute's evaluation takes it back, and it goes off again until then. */
    boolean flap(Instant until) {
        var alarms = region.get(CloudWatch.class).alarms();
        var names = alarms.described().stream()
                .map(watched -> watched.alarm().name())
                .toList();
        names.forEach(name -> alarms.set(name, AlarmState.ALARM, "flapping"));
        var next = region.world().now().plusSeconds(90);
        if (next.isBefore(until)) {
            region.world().timeline().at(next, () -> flap(until));
        }
        return !names.isEmpty();
    }

    /** The oldest group: the others may be somebody's canary. */
    private Optional<GroupView> fleet() {
        return groups().describeGroups().stream().findFirst();
    }

    /** AWS refuses people too; they give up. */
    private static boolean did(Runnable change) {
        try {
            change.run();
        } catch (WorldFault refused) {
            LOG.log(Level.FINE, "a person's change was refused", refused);
        }
        return true;
    }

    private AutoScaling groups() {
        return region.get(AutoScaling.class);
    }

    private LoadBalancing balancing() {
        return region.get(LoadBalancing.class);
    }
}
