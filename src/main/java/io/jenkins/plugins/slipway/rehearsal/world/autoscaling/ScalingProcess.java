package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a group does by itself and can be told to stop doing [as-suspend-resume-processes]. */
public enum ScalingProcess {
    LAUNCH("Launch"),
    TERMINATE("Terminate"),
    ADD_TO_LOAD_BALANCER("AddToLoadBalancer"),
    ALARM_NOTIFICATION("AlarmNotification"),
    AZ_REBALANCE("AZRebalance"),
    HEALTH_CHECK("HealthCheck"),
    INSTANCE_REFRESH("InstanceRefresh"),
    REPLACE_UNHEALTHY("ReplaceUnhealthy"),
    SCHEDULED_ACTIONS("ScheduledActions");

    private final String word;

    ScalingProcess(String word) {
        this.word = word;
    }

    /** As AWS writes it. */
    public String word() {
        return word;
    }

    /** These processes, or all when none is named. @throws io.jenkins.plugins.slipway.rehearsal.world.WorldFault for an unknown one */
    public static Set<ScalingProcess> named(Collection<String> words) {
        if (words.isEmpty()) {
            return EnumSet.allOf(ScalingProcess.class);
        }
        var named = EnumSet.noneOf(ScalingProcess.class);
        for (var word : words) {
            named.add(Arrays.stream(values())
                    .filter(process -> process.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> Refusals.invalid("'" + word + "' is not a valid process type")));
        }
        return named;
    }
}
