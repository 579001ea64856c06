package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.operation.UndoKind;
import io.jenkins.plugins.slipway.release.Releases;
import io.jenkins.plugins.slipway.traffic.DisarmSwitch;
import io.jenkins.plugins.slipway.traffic.RestoreRoute;
import java.util.List;

/** Every kind of undo there is. Names are written in journals: a kind is never renamed or removed. */
public final class Undos {
    private Undos() {}

    public static List<UndoKind<?>> kinds(Clouds clouds, Releases releases) {
        return List.of(
                CloseRelease.kind(clouds, releases),
                OpenRollback.kind(releases),
                EndInstances.kind(clouds),
                DiscardImage.kind(clouds),
                UnshareImage.kind(clouds),
                RestoreParameter.kind(clouds),
                ReturnClaim.kind(clouds),
                DeleteTemplateVersion.kind(clouds),
                RestoreKnobs.kind(clouds),
                RestoreProtection.kind(clouds),
                RemoveTargetGroup.kind(clouds),
                RemoveGroup.kind(clouds),
                RestoreRoute.kind(clouds),
                DisarmSwitch.kind(clouds),
                RestoreFleet.kind(clouds));
    }
}
