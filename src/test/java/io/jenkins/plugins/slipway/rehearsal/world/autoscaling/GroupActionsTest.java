package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupActionsTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private final Rehearsal rehearsal = new Rehearsal();
    private final GroupActions groups = rehearsal.autoScaling.groups();

    private void create(String name, int desired) {
        groups.create(name, Rehearsal.order(desired), List.of("tg-1"), List.of());
    }

    private static GroupChange sizes(Integer min, Integer max, Integer desired) {
        return GroupChange.sizes(Optional.ofNullable(min), Optional.ofNullable(max), Optional.ofNullable(desired));
    }

    @Test
    void shouldBringInstancesIntoServiceOverZonesWhenCreated() {
        create("shop", 4);
        assertThat(rehearsal.group().counted()).isEmpty();

        rehearsal.advance(Duration.ofSeconds(5));
        assertThat(rehearsal.group().in(Lifecycle.PENDING)).hasSize(4);
        rehearsal.advance(SOON);

        assertThat(rehearsal.inService()).isEqualTo(4);
        assertThat(rehearsal.group().counted())
                .extracting(Member::zone)
                .containsExactlyInAnyOrder("eu-west-1a", "eu-west-1b", "eu-west-1a", "eu-west-1b");
        assertThat(rehearsal.autoScaling.settled("shop")).isTrue();
    }

    @Test
    void shouldServeAtOnceWhenSeeded() {
        groups.seed("shop", Rehearsal.order(3), List.of("tg-1"), List.of());

        assertThat(rehearsal.inService()).isEqualTo(3);
        assertThat(rehearsal.autoScaling.settled("shop")).isTrue();
        assertThat(rehearsal.autoScaling.describeGroups().get(0).targetGroups()).containsEntry("tg-1", "InService");
    }

    @Test
    void shouldShowNewGroupOnlyAfterAWhileWhenReadsAreStale() {
        var stale = new Rehearsal(Settings.standard());
        for (int i = 0; i < 5; i++) {
            stale.autoScaling.groups().create("shop-" + i, Rehearsal.order(1), List.of(), List.of());
        }

        assertThat(stale.autoScaling.describeGroups()).hasSizeLessThan(5);
        stale.advance(Duration.ofSeconds(3));
        assertThat(stale.autoScaling.describeGroups()).hasSize(5);
    }

    @Test
    void shouldRefuseWhenNameIsTakenOrWrong() {
        create("shop", 1);

        assertThat(Faults.of(() -> create("shop", 1)))
                .startsWith("AlreadyExists: ")
                .endsWith("A group with the name shop already exists");
        assertThat(Faults.of(() -> create("shop:1", 1))).startsWith("ValidationError: ");
        assertThat(Faults.of(() -> groups.resize("none", 1)))
                .isEqualTo("ValidationError: AutoScalingGroup name not found - AutoScalingGroup 'none' not found");
    }

    @Test
    void shouldRefuseWhenReferencesDoNotExist() {
        assertThat(Faults.of(() -> groups.create("shop", Rehearsal.order(1), List.of("tg-9"), List.of())))
                .startsWith("ValidationError: Provided Target Groups may not be valid.");
        assertThat(Faults.of(() -> groups.create(
                        "shop",
                        Rehearsal.order(1, 0, 1, new LaunchSource("lt-9", null, "1"), Optional.empty()),
                        List.of(),
                        List.of())))
                .startsWith("ValidationError: You must use a valid fully-formed launch template.");
        assertThat(rehearsal.autoScaling.describeGroups()).isEmpty();
    }

    @Test
    void shouldRefuseWhenSizesContradictEachOther() {
        create("shop", 2);

        assertThat(Faults.of(() -> groups.update("shop", sizes(5, 4, null))))
                .startsWith("ValidationError: ")
                .contains("min bound, 5");
        assertThat(Faults.of(() -> groups.update("shop", sizes(null, 1, 2))))
                .startsWith("ValidationError: Desired capacity:2");
        assertThat(Faults.of(() -> groups.resize("shop", 101))).contains("above max value 100");
        groups.update("shop", sizes(1, null, null));
        assertThat(Faults.of(() -> groups.resize("shop", 0))).contains("below min value 1");
        assertThat(rehearsal.group().settings().desired()).isEqualTo(2);
    }

    @Test
    void shouldMoveDesiredIntoBoundsWhenUpdateNamesNone() {
        create("shop", 2);

        groups.update("shop", sizes(4, null, null));
        assertThat(rehearsal.group().settings().desired()).isEqualTo(4);
        groups.update("shop", sizes(0, 3, null));
        assertThat(rehearsal.group().settings().desired()).isEqualTo(3);
    }

    @Test
    void shouldLetOldestTemplateGoFirstWhenItShrinks() {
        groups.seed("shop", Rehearsal.order(2), List.of("tg-1"), List.of());
        groups.update("shop", Rehearsal.order(4, 0, 100, Rehearsal.version("2"), Optional.empty()));
        rehearsal.advance(SOON);
        assertThat(rehearsal.versions()).containsExactly(1L, 1L, 2L, 2L);

        groups.resize("shop", 2);
        rehearsal.advance(SOON);

        assertThat(rehearsal.versions()).containsExactly(2L, 2L);
        assertThat(rehearsal.balancing.health).as("drained and gone").hasSize(2);
    }

    @Test
    void shouldKeepProtectedInstancesWhenItShrinks() {
        groups.seed("shop", Rehearsal.order(3), List.of("tg-1"), List.of());
        var precious = rehearsal.group().counted().get(0).id();
        rehearsal.autoScaling.instances().protect("shop", List.of(precious), true);

        groups.resize("shop", 0);
        rehearsal.advance(SOON);

        assertThat(rehearsal.group().counted()).extracting(Member::id).containsExactly(precious);
    }

    @Test
    void shouldRefuseToDeleteUnlessEmptyOrForced() {
        create("shop", 1);
        rehearsal.advance(SOON);
        assertThat(Faults.of(() -> groups.delete("shop", false))).startsWith("ResourceInUse: ");
        groups.resize("shop", 0);
        rehearsal.advance(AutoScaling.PULSE);
        assertThat(Faults.of(() -> groups.delete("shop", false))).startsWith("ScalingActivityInProgress: ");
        rehearsal.advance(SOON);

        groups.delete("shop", false);
        rehearsal.advance(AutoScaling.PULSE);

        assertThat(rehearsal.autoScaling.describeGroups()).isEmpty();
        create("shop", 1);
    }

    @Test
    void shouldEndInstancesAndRefreshWhenDeletedByForce() {
        groups.seed("shop", Rehearsal.order(2), List.of("tg-1"), List.of());
        rehearsal.start(Wish.standard());

        groups.delete("shop", true);
        groups.delete("shop", true);

        assertThat(rehearsal.autoScaling.describeGroups().get(0).status()).hasValue("Delete in progress");
        assertThat(Faults.of(() -> create("shop", 1))).startsWith("AlreadyExists: ");
        assertThat(Faults.of(() -> groups.resize("shop", 3))).startsWith("ScalingActivityInProgress: ");
        rehearsal.advance(SOON);
        assertThat(rehearsal.autoScaling.describeGroups()).isEmpty();
        assertThat(rehearsal.machines.machines.values())
                .allMatch(machine -> machine.state().equals("terminated"));
        assertThat(rehearsal.world.census().present("instance-refreshes")).isEmpty();
        assertThat(rehearsal.world.census().present("autoscaling-groups")).isEmpty();
    }

    @Test
    void shouldRegisterAndDeregisterInstancesWhenTargetGroupsChange() {
        groups.seed("shop", Rehearsal.order(2), List.of("tg-1"), List.of());

        groups.attach("shop", List.of("tg-2"));
        rehearsal.advance(SOON);
        assertThat(rehearsal.autoScaling.instancesBehind("tg-2")).hasSize(2);
        assertThat(rehearsal.balancing.health).hasSize(4).doesNotContainValue("initial");
        groups.detach("shop", List.of("tg-1"));
        rehearsal.advance(SOON);

        assertThat(rehearsal.autoScaling.instancesBehind("tg-1")).isEmpty();
        assertThat(rehearsal.balancing.health).hasSize(2);
        assertThat(Faults.of(() -> groups.detach("shop", List.of("tg-1")))).startsWith("ValidationError: ");
    }

    @Test
    void shouldNotTakeACanaryForTheFleetWhenItComesFromTheSameTemplate() {
        groups.seed("shop-canary", Rehearsal.order(1), List.of("tg-2"), List.of());
        groups.seed("shop", Rehearsal.order(4), List.of("tg-1"), List.of());

        assertThat(rehearsal.autoScaling.instancesBehind("tg-1"))
                .containsExactlyElementsOf(
                        rehearsal.group().counted().stream().map(Member::id).toList());
        assertThat(rehearsal.autoScaling.instancesBehind("tg-2")).isEmpty();
    }
}
