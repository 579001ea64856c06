package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Scheduled;
import io.jenkins.plugins.slipway.cloud.ScheduledRoute;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders to put a rule's actions back later, the same on everything that speaks AWS. */
interface SchedulesContract extends StageContract {
    String ROLE = "arn:aws:iam::111122223333:role/slipway-switch";

    private ScheduledRoute order(String name, Instant at) {
        var actions = cloud().traffic().actions(stage().rule()).orElseThrow();
        return new ScheduledRoute(name, stage().rule(), actions, ROLE, at, StageContract.owned(name));
    }

    @Test
    default void shouldPutReplaceAndDeleteASchedule() {
        require(Stage.Skill.SCHEDULES);
        var schedules = cloud().schedules();
        var far = Instant.parse("2031-01-05T11:00:00Z");

        schedules.put(order("slipway-contract-1", far));
        schedules.put(order("slipway-contract-1", far));
        eventually(() -> due("slipway-contract-1").equals(Optional.of(far)));
        assertThat(schedules.find("slipway-contract-1").orElseThrow().tags())
                .isEqualTo(StageContract.owned("slipway-contract-1"));

        schedules.put(order("slipway-contract-1", far.plusSeconds(60)));
        eventually(() -> due("slipway-contract-1").equals(Optional.of(far.plusSeconds(60))));
        assertThat(schedules.replace(order("slipway-contract-1", far.plusSeconds(120))))
                .isTrue();
        eventually(() -> due("slipway-contract-1").equals(Optional.of(far.plusSeconds(120))));
        assertThat(schedules.named("slipway-contract-")).hasSize(1);
        assertThat(schedules.named("slipway-other-")).isEmpty();

        schedules.delete("slipway-contract-1");
        schedules.delete("slipway-contract-1");
        eventually(() -> schedules.find("slipway-contract-1").isEmpty());
        assertThat(schedules.replace(order("slipway-contract-1", far))).isFalse();
    }

    private Optional<Instant> due(String name) {
        return cloud().schedules().find(name).flatMap(Scheduled::due);
    }
}
