package io.jenkins.plugins.slipway.rehearsal.wire.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.rehearsal.wire.BalancedClients;
import io.jenkins.plugins.slipway.rehearsal.world.fakes.BalancedWorld;
import io.jenkins.plugins.slipway.rehearsal.world.scheduler.Schedules;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

class SchedulerServiceTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/slipway-return-traffic";
    private final BalancedWorld it = new BalancedWorld();
    private final SchedulerClient scheduler = new BalancedClients(it).client(SchedulerClient.builder());

    @Test
    void shouldReturnTrafficByModifyRuleWhenDue() {
        it.weights(50, 50);
        scheduler.createSchedule(armed("modifyRule", """
                {"RuleArn": "%s", "Actions": [{"Type": "forward", "ForwardConfig": {"TargetGroups": [
                  {"TargetGroupArn": "%s", "Weight": 100}, {"TargetGroupArn": "%s", "Weight": 0}]}}]}
                """.formatted(BalancedWorld.RULE, it.stable, it.canary)));
        it.passMinutes(59);
        assertThat(it.world.census().present("rules").get(0)).endsWith("checkout=50 checkout-canary=50");
        it.passMinutes(2);
        assertThat(it.world.census().present("rules").get(0)).endsWith("checkout=100 checkout-canary=0");
        assertThat(it.region.get(Schedules.class).deliveries())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.refusal()).isNull());
        assertThatThrownBy(() -> scheduler.getSchedule(get -> get.name("return-traffic")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldRememberWhyACallWasRefused() {
        scheduler.createSchedule(armed("modifyRule", "{\"RuleArn\": \"%s0\"}".formatted(BalancedWorld.RULE)));
        it.passMinutes(90);
        assertThat(it.region.get(Schedules.class).deliveries())
                .isNotEmpty()
                .allSatisfy(delivery -> assertThat(delivery.refusal()).startsWith("RuleNotFound"));
    }

    @Test
    void shouldGiveBackWhatWasAskedFor() {
        scheduler.createSchedule(armed("modifyListener", "{}"));
        var shown = scheduler.getSchedule(get -> get.name("return-traffic"));
        assertThat(shown.scheduleExpression()).isEqualTo("at(2026-01-05T11:00:00)");
        assertThat(shown.scheduleExpressionTimezone()).isEqualTo("Europe/Berlin");
        assertThat(shown.target().retryPolicy().maximumEventAgeInSeconds()).isEqualTo(60);
        assertThat(shown.target().input()).isEqualTo("{}");
        assertThat(shown.actionAfterCompletionAsString()).isEqualTo("DELETE");
        assertThat(shown.creationDate()).isEqualTo(BalancedWorld.START);
        assertThat(scheduler.listSchedules(list -> list.namePrefix("return")).schedules())
                .singleElement()
                .satisfies(one -> assertThat(one.target().arn()).endsWith("modifyListener"));

        it.passMinutes(1);
        scheduler.updateSchedule(update -> update.name("return-traffic")
                .clientToken("op-1/renew")
                .scheduleExpression("at(2026-01-05T12:00:00)")
                .flexibleTimeWindow(window -> window.mode("OFF"))
                .target(to -> to.arn(shown.target().arn()).roleArn(ROLE)));
        var updated = scheduler.getSchedule(get -> get.name("return-traffic"));
        assertThat(updated.scheduleExpressionTimezone()).isEqualTo("UTC");
        assertThat(updated.creationDate()).isEqualTo(shown.creationDate());
        assertThat(updated.target().retryPolicy().maximumEventAgeInSeconds()).isEqualTo(86_400);
        scheduler.deleteSchedule(delete -> delete.name("return-traffic").clientToken("op-1/disarm"));
        assertThat(scheduler.listSchedules(list -> {}).schedules()).isEmpty();
    }

    @Test
    void shouldRefuseInTheServicesOwnWords() {
        scheduler.createSchedule(armed("modifyRule", "{}"));
        assertThatThrownBy(() -> scheduler.createSchedule(armed("modifyRule", "{\"other\": 1}")))
                .isInstanceOf(ConflictException.class);
        Consumer<CreateScheduleRequest.Builder> other =
                armed("modifyRule", "{}").andThen(change -> change.name("other"));
        assertThatThrownBy(() -> scheduler.createSchedule(
                        other.andThen(change -> change.scheduleExpressionTimezone("Mars/Olympus"))))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> scheduler.createSchedule(other.andThen(change -> change.groupName("mine"))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> scheduler.createSchedule(
                        other.andThen(change -> change.kmsKeyArn("arn:aws:kms:eu-central-1:111122223333:key/k"))))
                .hasMessageContaining("KmsKeyArn");
        assertThat(it.world.census().present("schedules")).hasSize(1);
    }

    private static Consumer<CreateScheduleRequest.Builder> armed(String action, String input) {
        return create -> create.name("return-traffic")
                .clientToken("op-1/arm/" + input.hashCode())
                .scheduleExpression("at(2026-01-05T11:00:00)")
                .scheduleExpressionTimezone("Europe/Berlin")
                .flexibleTimeWindow(window -> window.mode("OFF"))
                .actionAfterCompletion("DELETE")
                .target(to -> to.arn("arn:aws:scheduler:::aws-sdk:elasticloadbalancingv2:" + action)
                        .roleArn(ROLE)
                        .input(input)
                        .retryPolicy(retry -> retry.maximumEventAgeInSeconds(60).maximumRetryAttempts(3)));
    }
}
