package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Scheduled;
import io.jenkins.plugins.slipway.cloud.ScheduledRoute;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/** One-time schedules between AWS's words and ours. */
final class OneTimeSchedules {
    static final String ZONE = "UTC";
    static final FlexibleTimeWindow EXACT =
            FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build();
    static final ActionAfterCompletion AFTERWARDS = ActionAfterCompletion.DELETE;

    /** The shortest that AWS takes: what cannot be delivered by then must never come. */
    private static final int MAXIMUM_EVENT_AGE = 60;

    private static final String TARGET = "arn:aws:scheduler:::aws-sdk:elasticloadbalancingv2:";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final Pattern AT = Pattern.compile("at\\((.+)\\)");
    /** {@code key=value}; no value of ours has a space. */
    private static final Pattern TAG = Pattern.compile("(\\S+?)=(\\S*)");

    private OneTimeSchedules() {}

    static CreateScheduleRequest create(ScheduledRoute order, String token) {
        return CreateScheduleRequest.builder()
                .name(order.name())
                .clientToken(token)
                .description(description(order.tags()))
                .scheduleExpression(expression(order.at()))
                .scheduleExpressionTimezone(ZONE)
                .flexibleTimeWindow(EXACT)
                .actionAfterCompletion(AFTERWARDS)
                .target(target(order))
                .build();
    }

    /** An update replaces all there is, so it says the same as a creation. */
    static UpdateScheduleRequest update(CreateScheduleRequest same, String token) {
        return UpdateScheduleRequest.builder()
                .name(same.name())
                .clientToken(token)
                .description(same.description())
                .scheduleExpression(same.scheduleExpression())
                .scheduleExpressionTimezone(same.scheduleExpressionTimezone())
                .flexibleTimeWindow(same.flexibleTimeWindow())
                .actionAfterCompletion(same.actionAfterCompletion())
                .target(same.target())
                .build();
    }

    static String expression(Instant at) {
        return "at(" + SECONDS.format(at.atOffset(ZoneOffset.UTC)) + ")";
    }

    static Target target(ScheduledRoute order) {
        return Target.builder()
                .arn(TARGET + (AwsTraffic.isListener(order.rule()) ? "modifyListener" : "modifyRule"))
                .roleArn(order.role())
                .input(input(order))
                .retryPolicy(retry ->
                        retry.maximumEventAgeInSeconds(MAXIMUM_EVENT_AGE).maximumRetryAttempts(0))
                .build();
    }

    private static String input(ScheduledRoute order) {
        var actions = order.actions().stream().map(Actions::write).toList();
        return AwsTraffic.isListener(order.rule())
                ? SdkJson.write(ModifyListenerRequest.builder()
                        .listenerArn(order.rule())
                        .defaultActions(actions)
                        .build())
                : SdkJson.write(ModifyRuleRequest.builder()
                        .ruleArn(order.rule())
                        .actions(actions)
                        .build());
    }

    /** Schedules carry no tags; only groups of them do. */
    static String description(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining(" "));
    }

    static Scheduled read(GetScheduleResponse found) {
        var enabled = found.state() == ScheduleState.ENABLED;
        return new Scheduled(
                found.name(),
                enabled ? due(found) : Optional.empty(),
                found.creationDate() == null ? Instant.EPOCH : found.creationDate(),
                tags(found.description() == null ? "" : found.description()));
    }

    private static Optional<Instant> due(GetScheduleResponse found) {
        var at = AT.matcher(found.scheduleExpression());
        if (!at.matches()) {
            return Optional.empty();
        }
        try {
            var zone = found.scheduleExpressionTimezone() == null ? ZONE : found.scheduleExpressionTimezone();
            return Optional.of(
                    LocalDateTime.parse(at.group(1)).atZone(ZoneId.of(zone)).toInstant());
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Map<String, String> tags(String description) {
        return TAG.matcher(description)
                .results()
                .collect(Collectors.toMap(tag -> tag.group(1), tag -> tag.group(2), (one, other) -> one));
    }
}
