package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.change.Claim;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.gate.Findings;
import java.util.List;

/** Proof, before the first step, that a rollback of a group will work. Red means: no deploy. */
public final class Readiness {
    private final Cloud cloud;
    private final Place place;

    public Readiness(Clouds clouds, Place place, Fence fence) {
        this.place = place;
        this.cloud = place.open(clouds, fence);
    }

    /** What speaks against touching this group now. @param operation whose own mark on the group is no obstacle */
    public List<String> findings(Fleet fleet, int maxHealthy, String operation) {
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
