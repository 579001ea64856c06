package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.traffic.DeadMansSwitch;

/** Whether traffic that is split here would return by itself if nobody of ours were left. */
final class SwitchCheck {
    private static final String SUBJECT = "dead-man's switch";

    private SwitchCheck() {}

    static void add(Checks checks, Cloud cloud) {
        var role = cloud.schedules().role();
        if (role.isEmpty()) {
            checks.add(Check.notChecked(
                    SUBJECT,
                    "there is none: connection %s names no switchRole, so if every Slipway process dies, traffic stays split until 'slipway resume' or 'slipway abort'; docs/canary.md tells how to have one"
                            .formatted(cloud.connection())));
            return;
        }
        checks.look(
                SUBJECT,
                () -> cloud.schedules().find(DeadMansSwitch.PREFIX + "doctor"),
                none -> "schedules can be read; AWS would return traffic as " + role.get());
        checks.add(Check.notChecked(
                "role of the dead-man's switch",
                "only its use shows what it may: aws iam simulate-principal-policy --policy-source-arn %s --action-names elasticloadbalancing:ModifyRule; its trust must name scheduler.amazonaws.com, and Slipway needs iam:PassRole on it"
                        .formatted(role.get())));
    }
}
