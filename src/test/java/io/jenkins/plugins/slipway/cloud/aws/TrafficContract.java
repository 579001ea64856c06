package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.CloudFault.Kind;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.RouteAction;
import io.jenkins.plugins.slipway.cloud.RouteAction.WeightedTarget;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules, weights and target groups, the same on everything that speaks AWS. */
interface TrafficContract extends StageContract {
    @Test
    default void shouldSplitTrafficAndGiveItBackExactly() {
        var traffic = cloud().traffic();
        var recorded = traffic.actions(stage().rule()).orElseThrow();
        var canary = traffic.createTargetGroup("split-1", stage().targetGroup(), StageContract.owned("split-1"));
        var split = List.of(new RouteAction(
                "forward",
                recorded.get(0).order(),
                List.of(new WeightedTarget(stage().targetGroup(), 95), new WeightedTarget(canary, 5)),
                Optional.empty(),
                ""));

        traffic.setActions(stage().rule(), split);
        traffic.setActions(stage().rule(), split);
        eventually(() -> traffic.actions(stage().rule()).orElseThrow().equals(split));
        assertThat(StageContract.kindOf(() -> traffic.deleteTargetGroup(canary)))
                .isEqualTo(Kind.BUSY);
        traffic.setActions(stage().rule(), recorded);

        eventually(() -> traffic.actions(stage().rule()).orElseThrow().equals(recorded));
        traffic.deleteTargetGroup(canary);
        traffic.deleteTargetGroup(canary);
        eventually(() -> traffic.targetGroup(canary).isEmpty());
    }

    @Test
    default void shouldGiveAListenersDefaultBackExactly() {
        var traffic = cloud().traffic();
        var recorded = traffic.actions(stage().listener()).orElseThrow();

        traffic.setActions(stage().listener(), recorded);

        assertThat(traffic.actions(stage().listener())).contains(recorded);
        assertThat(traffic.actions(stage().rule().replaceAll("[^/]+$", "0123456789abcdef")))
                .isEmpty();
    }

    @Test
    default void shouldMakeATargetGroupLikeAnother() {
        var traffic = cloud().traffic();
        var stable = traffic.targetGroup(stage().targetGroup()).orElseThrow();

        var arn = traffic.createTargetGroup("like-1", stage().targetGroup(), StageContract.owned("like-1"));

        eventually(() -> traffic.targetGroupNamed("like-1").isPresent());
        var made = traffic.targetGroup(arn).orElseThrow();
        assertThat(made.name()).isEqualTo("like-1");
        assertThat(made.deregistrationDelay()).isEqualTo(stable.deregistrationDelay());
        assertThat(made.sticky()).isEqualTo(stable.sticky());
        assertThat(made.tags()).containsAllEntriesOf(StageContract.owned("like-1"));
        assertThat(stable.loadBalancer()).startsWith("app/");
        eventually(() ->
                traffic.taggedTargetGroups(Ownership.key("op-like-1", "like-1")).size() == 1);
        assertThat(traffic.health(arn)).isEmpty();
        assertThat(traffic.targetGroupNamed("no-such-target-group")).isEmpty();
        traffic.deleteTargetGroup(arn);
    }

    @Test
    default void shouldSeeTheHealthOfTheGroupsInstances() {
        var members = cloud().fleets().find(stage().group()).orElseThrow().members();

        assertThat(cloud().traffic().health(stage().targetGroup()))
                .extracting(target -> target.targetId())
                .containsAll(members.stream().map(member -> member.instanceId()).toList());
    }
}
