package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.change.Claim;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.spec.HeldSpec;
import io.jenkins.plugins.slipway.spec.RefreshSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Proof, before the first step, that a rollback of a group will work. Red means: no deploy. */
public final class Readiness {
    private static final Set<String> NEEDED = Set.of("Launch", "Terminate", "InstanceRefresh", "AddToLoadBalancer");

    private final Cloud cloud;
    private final Place place;

    public Readiness(Clouds clouds, Place place, Fence fence) {
        this.place = place;
        this.cloud = place.open(clouds, fence);
    }

    /** What speaks against touching this group now. @param operation whose own mark on the group is no obstacle */
    public List<String> findings(Fleet fleet, RefreshSpec refresh, String operation) {
        return findings(fleet, refresh.maxHealthy(), refresh.held(), operation);
    }

    /** The same, by the parts of the spec that count. */
    List<String> findings(Fleet fleet, int maxHealthy, HeldSpec held, String operation) {
        var findings = new Findings()
                .require(
                        fleet.templateVersion().matches("[0-9]+"),
                        "group %s launches %s of its template, so AWS refuses to roll a refresh back: save a number on the group"
                                .formatted(fleet.name(), fleet.templateVersion()))
                .require(
                        fleet.desired() > 1 || maxHealthy > 100,
                        "group %s has %d instance: with refresh.maxHealthy 100%% its refresh is an outage; allow more, 200%%"
                                .formatted(fleet.name(), fleet.desired()))
                .require(
                        fleet.targetGroups().isEmpty()
                                || fleet.healthCheckType().contains("ELB"),
                        "group %s is behind a load balancer but its health check type is %s: a broken release would count as healthy; set it to ELB"
                                .formatted(fleet.name(), fleet.healthCheckType()));
        findings.addAll(stalls(fleet, held));
        Claim.holder(fleet)
                .filter(holder -> !holder.equals(operation))
                .ifPresent(holder -> findings.require(false, Claim.stranger(fleet.name(), place, holder)));
        cloud.fleets().refreshes(fleet.name()).stream()
                .filter(refresh -> refresh.state().active())
                .findFirst()
                .ifPresent(refresh -> findings.require(
                        false,
                        "an instance refresh (%s) of %s is under way: wait for its end, or cancel it"
                                .formatted(refresh.id(), fleet.name())));
        return findings.addAll(imageFindings(fleet)).list();
    }

    /** What a refresh would wait for in vain, for an hour, and then fail; and what the spec does not want touched. */
    private static List<String> stalls(Fleet fleet, HeldSpec held) {
        var suspended = new TreeSet<>(fleet.suspendedProcesses());
        suspended.retainAll(NEEDED);
        var isProtected = names(fleet, member -> member.stays() && member.protectedFromScaleIn());
        var isStandby = names(fleet, Fleet.Member::standby);
        return new Findings()
                .require(
                        suspended.isEmpty(),
                        "processes %s of group %s are suspended, so no refresh can replace its instances: aws autoscaling resume-processes --auto-scaling-group-name %s --scaling-processes %s"
                                .formatted(suspended, fleet.name(), fleet.name(), String.join(" ", suspended)))
                .require(
                        isProtected.isEmpty() || held.protectedInstances() != HeldSpec.Protected.REFUSE,
                        "instances of group %s are protected from scale-in, and the spec has refresh.protectedInstances: refuse; write replace, or: aws autoscaling set-instance-protection --no-protected-from-scale-in --auto-scaling-group-name %s --instance-ids %s"
                                .formatted(fleet.name(), fleet.name(), isProtected))
                .require(
                        isStandby.isEmpty() || held.standbyInstances() != HeldSpec.Standby.REFUSE,
                        "instances of group %s are in standby, and the spec has refresh.standbyInstances: refuse; write keep, or: aws autoscaling exit-standby --auto-scaling-group-name %s --instance-ids %s"
                                .formatted(fleet.name(), fleet.name(), isStandby))
                .list();
    }

    private static String names(Fleet fleet, Predicate<Fleet.Member> which) {
        return fleet.members().stream()
                .filter(which)
                .map(Fleet.Member::instanceId)
                .collect(Collectors.joining(" "));
    }

    private List<String> imageFindings(Fleet fleet) {
        var findings = new Findings();
        var version = cloud.templates().version(fleet.templateId(), fleet.templateVersion());
        if (version.isEmpty()) {
            return findings.require(
                            false,
                            "version %s of launch template %s is gone: nothing to return to"
                                    .formatted(fleet.templateVersion(), fleet.templateId()))
                    .list();
        }
        var image = version.get().imageId();
        if (version.get().imageFromParameter()) {
            return findings.require(
                            false,
                            "the image of group %s comes from %s, so AWS refuses to roll a refresh back: write an image id into its template"
                                    .formatted(fleet.name(), image))
                    .list();
        }
        var available = cloud.images().find(image).filter(found -> found.state() == Image.State.AVAILABLE);
        return findings.require(
                        available.isPresent(),
                        "image %s, to which a rollback of %s would return, is not available in %s: bake or copy it again"
                                .formatted(image, fleet.name(), place))
                .list();
    }
}
