package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.time.Duration;
import java.util.List;

/**
 * The preferences of a refresh, with every default filled in [understand-instance-refresh-default-values].
 *
 * @param warmup from in service to ready
 * @param checkpoints percentages of the group, ascending; empty for none
 * @param alarms any of them in ALARM fails the refresh
 * @param bakeTime watching after the last replacement
 */
public record RefreshPreferences(
        HealthyRange range,
        Duration warmup,
        List<Integer> checkpoints,
        Duration checkpointDelay,
        boolean skipMatching,
        boolean autoRollback,
        Aside protectedInstances,
        Aside standbyInstances,
        List<String> alarms,
        Duration bakeTime) {
    private static final int TWO_DAYS = 172_800;
    private static final int AN_HOUR = 3_600;
    private static final int MOST_ALARMS = 10;

    /** @throws io.jenkins.plugins.slipway.rehearsal.world.WorldFault {@code ValidationError} */
    static RefreshPreferences of(RefreshRequest request, GroupSettings settings) {
        request.warmup().ifPresent(seconds -> check("InstanceWarmup", seconds, Integer.MAX_VALUE));
        request.bakeTime().ifPresent(seconds -> check("BakeTime", seconds, TWO_DAYS));
        request.alarms().ifPresent(RefreshPreferences::checkAlarms);
        checkCheckpoints(request);
        if (request.autoRollback() && request.desired().isEmpty()) {
            throw Refusals.invalid("The request isn't valid. The AutoRollback parameter cannot be set to true when the"
                    + " DesiredConfiguration parameter is empty. Set AutoRollback to false or specify a desired configuration"
                    + " and try again.");
        }
        return new RefreshPreferences(
                range(request, settings.maintenance().orElse(HealthyRange.STANDARD)),
                request.warmup()
                        .map(Duration::ofSeconds)
                        .orElse(settings.warmup().orElse(settings.grace())),
                request.checkpoints(),
                Duration.ofSeconds(request.checkpointDelay().orElse(AN_HOUR)),
                request.skipMatching(),
                request.autoRollback(),
                request.protectedInstances()
                        .map(word -> Aside.named(word, "Refresh", "preferences.scaleInProtectedInstances"))
                        .orElse(Aside.WAIT),
                request.standbyInstances()
                        .map(word -> Aside.named(word, "Terminate", "preferences.standbyInstances"))
                        .orElse(Aside.WAIT),
                request.alarms().orElse(List.of()),
                Duration.ofSeconds(request.bakeTime().orElse(0)));
    }

    private static HealthyRange range(RefreshRequest request, HealthyRange standard) {
        if (request.maxHealthy().isPresent() && request.minHealthy().isEmpty()) {
            throw Refusals.invalid("If you specify MaxHealthyPercentage, you must also specify MinHealthyPercentage.");
        }
        return new HealthyRange(
                request.minHealthy().orElse(standard.min()),
                request.maxHealthy().orElse(standard.max()),
                request.maxHealthy().isPresent() || standard.maxGiven());
    }

    private static void checkCheckpoints(RefreshRequest request) {
        request.checkpointDelay().ifPresent(seconds -> {
            check("CheckpointDelay", seconds, TWO_DAYS);
            if (request.checkpoints().isEmpty()) {
                throw Refusals.invalid("If you specify CheckpointDelay, you must also specify CheckpointPercentages.");
            }
        });
        int last = 0;
        for (int percentage : request.checkpoints()) {
            if (percentage < 1 || percentage > 100 || percentage <= last) {
                throw Refusals.invalid(
                        "CheckpointPercentages must be unique numbers from 1 to 100 in ascending order, not "
                                + request.checkpoints() + ".");
            }
            last = percentage;
        }
    }

    private static void checkAlarms(List<String> alarms) {
        if (alarms.size() > MOST_ALARMS) {
            throw Refusals.invalid("You can specify up to " + MOST_ALARMS + " alarms, not " + alarms.size() + ".");
        }
        if (alarms.isEmpty() || alarms.stream().anyMatch(String::isBlank)) {
            throw Refusals.invalid("AlarmSpecification must name at least one alarm.");
        }
    }

    private static void check(String parameter, int seconds, int most) {
        if (seconds < 0 || seconds > most) {
            throw Refusals.invalid(parameter + " must be between 0 and " + most + " seconds, not " + seconds + ".");
        }
    }
}
