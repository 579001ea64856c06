package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupActions;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.ScalingProcess;
import java.util.List;
import java.util.stream.Stream;

/** Calls about the account, and about scaling policies, of which this world has none. */
final class AccountCalls {
    private static final int LAUNCH_CONFIGURATIONS = 200;

    private AccountCalls() {}

    static void register(AutoScalingService.Table table) {
        table.put("DescribeAccountLimits", AccountCalls::limits);
        table.put("DescribeScalingProcessTypes", (autoScaling, params) -> processes());
        table.put("DescribePolicies", AccountCalls::policies);
    }

    private static Answer limits(AutoScaling autoScaling, Params params) {
        return Answer.empty()
                .with("MaxNumberOfAutoScalingGroups", GroupActions.MOST_GROUPS)
                .with("MaxNumberOfLaunchConfigurations", LAUNCH_CONFIGURATIONS)
                .with("NumberOfAutoScalingGroups", autoScaling.groups().count())
                .with("NumberOfLaunchConfigurations", 0);
    }

    private static Answer processes() {
        return Answer.empty()
                .with(
                        "Processes",
                        Stream.of(ScalingProcess.values())
                                .map(process -> Answer.empty().with("ProcessName", process.word()))
                                .toList());
    }

    private static Answer policies(AutoScaling autoScaling, Params params) {
        params.ignore(Requests.GROUP, "PolicyNames", "PolicyTypes");
        return Paging.of(params, 50).answer("ScalingPolicies", List.<String>of(), policy -> policy);
    }
}
