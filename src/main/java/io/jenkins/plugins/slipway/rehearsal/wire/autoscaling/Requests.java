package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.LaunchSource;

/** What several calls read the same way. */
final class Requests {
    static final String GROUP = "AutoScalingGroupName";

    private Requests() {}

    static boolean requiredFlag(Params params, String name) {
        params.required(name);
        return params.flag(name).orElseThrow();
    }

    /** A flag that may be said, but only to say no. */
    static void onlyFalse(Params params, String name) {
        if (params.flag(name).orElse(false)) {
            throw new WorldFault(
                    "NotModelled",
                    "Not modelled by the Slipway rehearsal, so refused rather than ignored: " + name + "=true.");
        }
    }

    /** Without a version it is the template's default one [API_LaunchTemplateSpecification]. */
    static LaunchSource launchSource(Params template) {
        var id = template.text("LaunchTemplateId").orElse(null);
        var name = template.text("LaunchTemplateName").orElse(null);
        if ((id == null) == (name == null)) {
            throw new WorldFault(
                    "ValidationError",
                    "Valid requests must contain either launchTemplateId or LaunchTemplateName, and not both.");
        }
        return new LaunchSource(id, name, template.text("Version").orElse("$Default"));
    }
}
