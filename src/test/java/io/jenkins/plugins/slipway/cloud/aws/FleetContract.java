package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.CloudFault.Kind;
import io.jenkins.plugins.slipway.cloud.NewFleet;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Refresh;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Groups and their refreshes, the same on everything that speaks AWS. */
interface FleetContract extends StageContract {
    String UNKNOWN_GROUP = "no-such-group";

    @Test
    default void shouldReadTheGroup() {
        var fleet = cloud().fleets().find(stage().group()).orElseThrow();

        assertThat(fleet.templateId()).isEqualTo(stage().templateId());
        assertThat(fleet.templateVersion()).isEqualTo("1");
        assertThat(fleet.targetGroups()).containsExactly(stage().targetGroup());
        assertThat(fleet.healthCheckType()).isEqualTo("ELB");
        assertThat(fleet.desired()).isEqualTo(2);
        assertThat(fleet.members()).hasSize(2);
        assertThat(cloud().fleets().find(UNKNOWN_GROUP)).isEmpty();
    }

    @Test
    default void shouldMakeAGroupBesideAnotherAndTakeItAway() {
        var fleets = cloud().fleets();
        var stable = fleets.find(stage().group()).orElseThrow();
        var order = new NewFleet(
                "canary-1",
                stable.name(),
                stable.templateId(),
                1,
                1,
                List.of(stage().targetGroup()),
                StageContract.owned("canary-1"));

        fleets.create(order);

        eventually(() -> fleets.find("canary-1").isPresent());
        var canary = fleets.find("canary-1").orElseThrow();
        assertThat(canary.templateVersion()).isEqualTo("1");
        assertThat(canary.desired()).isEqualTo(1);
        assertThat(canary.max()).isEqualTo(1);
        assertThat(canary.healthCheckType()).isEqualTo(stable.healthCheckType());
        assertThat(canary.healthCheckGrace()).isEqualTo(stable.healthCheckGrace());
        assertThat(canary.tags()).containsAllEntriesOf(StageContract.owned("canary-1"));
        if (stage().has(Stage.Skill.UNIQUE_GROUP_NAMES)) {
            assertThat(StageContract.kindOf(() -> fleets.create(order))).isEqualTo(Kind.ALREADY_EXISTS);
        }
        eventually(() -> fleets.tagged(Ownership.key("op-canary-1", "canary-1")).size() == 1);

        fleets.delete("canary-1");
        fleets.delete("canary-1");
        eventually(() -> fleets.find("canary-1").isEmpty());
        fleets.delete("canary-1");
    }

    @Test
    default void shouldRefuseToCopyAGroupThatIsNotThere() {
        assertThat(StageContract.kindOf(() ->
                        cloud().fleets().create(new NewFleet("x", UNKNOWN_GROUP, "lt-1", 1, 1, List.of(), Map.of()))))
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    default void shouldProtectInstancesAndTellWhenOneIsGone() {
        var fleets = cloud().fleets();
        var group = stage().group();
        var one = fleets.find(group).orElseThrow().members().get(0).instanceId();

        assertThat(fleets.protect(group, Set.of())).isTrue();
        assertThat(fleets.protect(group, Set.of(one))).isTrue();
        assertThat(fleets.protect(group, Set.of(one))).isTrue();

        eventually(() -> fleets.find(group).orElseThrow().protectedFromScaleIn() == 1);
        if (stage().has(Stage.Skill.KNOWN_MEMBERS)) {
            assertThat(fleets.protect(group, Set.of("i-0123456789abcdef0"))).isFalse();
        }
    }

    @Test
    default void shouldResizeTagAndSuspendAGroupAndTakeAllBack() {
        var fleets = cloud().fleets();
        var group = stage().group();

        fleets.resize(group, 1, 3, 6);
        fleets.tag(group, Map.of(Ownership.OPERATION_TAG, "op-6"));
        fleets.suspend(group, Set.of("AZRebalance", "AlarmNotification"));
        fleets.suspend(group, Set.of("AZRebalance"));

        eventually(() -> {
            var fleet = fleets.find(group).orElseThrow();
            return fleet.min() == 1
                    && fleet.desired() == 3
                    && fleet.max() == 6
                    && "op-6".equals(fleet.tags().get(Ownership.OPERATION_TAG))
                    && fleet.suspendedProcesses().equals(Set.of("AZRebalance", "AlarmNotification"));
        });

        fleets.resume(group, Set.of("AZRebalance", "AlarmNotification"));
        fleets.untag(group, Set.of(Ownership.OPERATION_TAG));
        fleets.untag(group, Set.of(Ownership.OPERATION_TAG));
        fleets.resize(group, 1, 2, 4);

        eventually(() -> {
            var fleet = fleets.find(group).orElseThrow();
            return fleet.desired() == 2
                    && fleet.members().size() == 2
                    && fleet.suspendedProcesses().isEmpty()
                    && !fleet.tags().containsKey(Ownership.OPERATION_TAG);
        });
    }

    @Test
    default void shouldRefreshAGroupAndRollItBack() {
        require(Stage.Skill.REFRESHES);
        var fleets = cloud().fleets();
        var templates = cloud().templates();
        var group = stage().group();
        var number = templates.createVersion(stage().templateId(), 1, stage().image(), "op-5", "token-version-5");
        eventually(() ->
                templates.version(stage().templateId(), Long.toString(number)).isPresent());
        assertThat(fleets.cancelRefresh(group)).isFalse();
        assertThat(fleets.rollbackRefresh(group)).isFalse();
        var order = Orders.plainRefresh(group, stage().templateId(), number);

        var id = fleets.startRefresh(order);

        assertThat(StageContract.kindOf(() -> fleets.startRefresh(order))).isEqualTo(Kind.BUSY);
        eventually(
                () -> newest(group).filter(refresh -> refresh.id().equals(id)).isPresent());
        assertThat(newest(group).orElseThrow().templateVersion()).contains(Long.toString(number));
        eventually(() -> newest(group).orElseThrow().state() == Refresh.State.IN_PROGRESS);
        assertThat(fleets.rollbackRefresh(group)).isTrue();
        eventually(() -> newest(group).orElseThrow().state() == Refresh.State.ROLLBACK_SUCCESSFUL);
        assertThat(fleets.find(group).orElseThrow().templateVersion()).isEqualTo("1");
    }

    private Optional<Refresh> newest(String group) {
        return cloud().fleets().refreshes(group).stream().findFirst();
    }
}
