package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.LaunchSource;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.RefreshRequest;
import java.util.List;
import java.util.Optional;

/** Calls that start, show, cancel and roll back instance refreshes. */
final class RefreshCalls {
    private RefreshCalls() {}

    static void register(AutoScalingService.Table table) {
        table.put("StartInstanceRefresh", RefreshCalls::start);
        table.put("DescribeInstanceRefreshes", RefreshCalls::describe);
        table.put("CancelInstanceRefresh", RefreshCalls::cancel);
        table.put("RollbackInstanceRefresh", RefreshCalls::rollBack);
    }

    private static Answer start(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        var strategy = params.text("Strategy").orElse("Rolling");
        if (!strategy.equals("Rolling")) {
            throw new WorldFault(
                    "NotModelled",
                    "Not modelled by the Slipway rehearsal, so refused rather than ignored: Strategy " + strategy
                            + ".");
        }
        var desired = params.structure("DesiredConfiguration").map(RefreshCalls::desired);
        var request = params.structure("Preferences")
                .map(preferences -> request(desired, preferences))
                .orElseGet(() -> new RefreshRequest(
                        desired,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        params.nothingElse();
        return id(autoScaling.refreshes().start(name, request));
    }

    private static LaunchSource desired(Params configuration) {
        return configuration
                .structure("LaunchTemplate")
                .map(Requests::launchSource)
                .orElseThrow(() -> new WorldFault(
                        "ValidationError",
                        "DesiredConfiguration must have a LaunchTemplate (a MixedInstancesPolicy is not modelled by the"
                                + " Slipway rehearsal)."));
    }

    private static RefreshRequest request(Optional<LaunchSource> desired, Params preferences) {
        return new RefreshRequest(
                desired,
                preferences.integer("MinHealthyPercentage"),
                preferences.integer("MaxHealthyPercentage"),
                preferences.integer("InstanceWarmup"),
                preferences.texts("CheckpointPercentages").stream()
                        .map(RefreshCalls::percentage)
                        .toList(),
                preferences.integer("CheckpointDelay"),
                preferences.flag("SkipMatching").orElse(false),
                preferences.flag("AutoRollback").orElse(false),
                preferences.text("ScaleInProtectedInstances"),
                preferences.text("StandbyInstances"),
                preferences
                        .structure("AlarmSpecification")
                        .map(specification -> specification.texts("Alarms"))
                        .filter(alarms -> !alarms.isEmpty()),
                preferences.integer("BakeTime"));
    }

    private static int percentage(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            var fault =
                    new WorldFault("ValidationError", "CheckpointPercentages must be whole numbers, not " + text + ".");
            fault.initCause(notANumber);
            throw fault;
        }
    }

    private static Answer describe(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        var ids = params.texts("InstanceRefreshIds");
        return Paging.of(params, 50)
                .answer("InstanceRefreshes", autoScaling.refreshes().describe(name, ids), RefreshAnswers::refresh);
    }

    private static Answer cancel(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        boolean wait = params.flag("WaitForTransitioningInstances").orElse(true);
        params.nothingElse();
        return id(autoScaling.refreshes().cancel(name, wait));
    }

    private static Answer rollBack(AutoScaling autoScaling, Params params) {
        var name = params.required(Requests.GROUP);
        params.nothingElse();
        return id(autoScaling.refreshes().rollBack(name));
    }

    private static Answer id(String refresh) {
        return Answer.empty().with("InstanceRefreshId", refresh);
    }
}
