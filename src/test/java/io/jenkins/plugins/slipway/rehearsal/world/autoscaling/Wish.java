package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.util.List;
import java.util.Optional;

/** A refresh as a test wishes it: to version 2, warm after 30 s, unless told otherwise. */
record Wish(RefreshRequest request) {
    static Wish standard() {
        return new Wish(new RefreshRequest(
                Optional.of(Rehearsal.version("2")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(30),
                List.of(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private Wish with(
            Optional<LaunchSource> desired,
            Optional<Integer> min,
            Optional<Integer> max,
            boolean skip,
            boolean rollback) {
        return new Wish(new RefreshRequest(
                desired,
                min,
                max,
                request.warmup(),
                request.checkpoints(),
                request.checkpointDelay(),
                skip,
                rollback,
                request.protectedInstances(),
                request.standbyInstances(),
                request.alarms(),
                request.bakeTime()));
    }

    private Wish with(
            Optional<Integer> warmup,
            List<Integer> checkpoints,
            Optional<Integer> delay,
            Optional<String> protection,
            Optional<String> standby,
            Optional<List<String>> alarms,
            Optional<Integer> bake) {
        return new Wish(new RefreshRequest(
                request.desired(),
                request.minHealthy(),
                request.maxHealthy(),
                warmup,
                checkpoints,
                delay,
                request.skipMatching(),
                request.autoRollback(),
                protection,
                standby,
                alarms,
                bake));
    }

    Wish healthy(int min) {
        return with(
                request.desired(), Optional.of(min), Optional.empty(), request.skipMatching(), request.autoRollback());
    }

    Wish healthy(int min, int max) {
        return with(
                request.desired(), Optional.of(min), Optional.of(max), request.skipMatching(), request.autoRollback());
    }

    Wish maxOnly(int max) {
        return with(
                request.desired(), Optional.empty(), Optional.of(max), request.skipMatching(), request.autoRollback());
    }

    Wish to(String version) {
        return to(Optional.of(Rehearsal.version(version)));
    }

    Wish to(Optional<LaunchSource> desired) {
        return with(
                desired, request.minHealthy(), request.maxHealthy(), request.skipMatching(), request.autoRollback());
    }

    Wish skipMatching() {
        return with(request.desired(), request.minHealthy(), request.maxHealthy(), true, request.autoRollback());
    }

    Wish autoRollback() {
        return with(request.desired(), request.minHealthy(), request.maxHealthy(), request.skipMatching(), true);
    }

    Wish warmup(Integer seconds) {
        return with(
                Optional.ofNullable(seconds),
                request.checkpoints(),
                request.checkpointDelay(),
                request.protectedInstances(),
                request.standbyInstances(),
                request.alarms(),
                request.bakeTime());
    }

    Wish checkpoints(Integer delay, Integer... percentages) {
        return with(
                request.warmup(),
                List.of(percentages),
                Optional.ofNullable(delay),
                request.protectedInstances(),
                request.standbyInstances(),
                request.alarms(),
                request.bakeTime());
    }

    Wish aside(String protection, String standby) {
        return with(
                request.warmup(),
                request.checkpoints(),
                request.checkpointDelay(),
                Optional.of(protection),
                Optional.of(standby),
                request.alarms(),
                request.bakeTime());
    }

    Wish alarms(String... names) {
        return with(
                request.warmup(),
                request.checkpoints(),
                request.checkpointDelay(),
                request.protectedInstances(),
                request.standbyInstances(),
                Optional.of(List.of(names)),
                request.bakeTime());
    }

    Wish bake(int seconds) {
        return with(
                request.warmup(),
                request.checkpoints(),
                request.checkpointDelay(),
                request.protectedInstances(),
                request.standbyInstances(),
                request.alarms(),
                Optional.of(seconds));
    }
}
