package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Scheduled;
import io.jenkins.plugins.slipway.cloud.ScheduledRoute;
import io.jenkins.plugins.slipway.cloud.Schedules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/** {@link Schedules} on EventBridge Scheduler, in its default group. */
record AwsSchedules(Calls calls) implements Schedules {
    @Override
    public Optional<String> role() {
        return calls.target().account().connection().switchRole();
    }

    @Override
    public void put(ScheduledRoute order) {
        var request = OneTimeSchedules.create(order, token(order, "put"));
        try {
            calls.send(Api.CREATE_SCHEDULE, request, scheduler()::createSchedule);
        } catch (CloudFault fault) {
            if (fault.kind() != CloudFault.Kind.ALREADY_EXISTS || !replace(order)) {
                throw fault;
            }
        }
    }

    @Override
    public boolean replace(ScheduledRoute order) {
        var token = token(order, "replace");
        var request = OneTimeSchedules.update(OneTimeSchedules.create(order, token), token);
        return calls.find(Api.UPDATE_SCHEDULE, request, scheduler()::updateSchedule)
                .isPresent();
    }

    @Override
    public Optional<Scheduled> find(String name) {
        var request = GetScheduleRequest.builder().name(name).build();
        return calls.find(Api.GET_SCHEDULE, request, scheduler()::getSchedule).map(OneTimeSchedules::read);
    }

    @Override
    public void delete(String name) {
        var request = DeleteScheduleRequest.builder()
                .name(name)
                .clientToken("delete-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                .build();
        calls.find(Api.DELETE_SCHEDULE, request, scheduler()::deleteSchedule);
    }

    /** A listing shows no descriptions, so each is read by itself. */
    @Override
    public List<Scheduled> named(String prefix) {
        return calls
                .<ListSchedulesRequest, ListSchedulesResponse, ScheduleSummary>all(
                        Api.LIST_SCHEDULES,
                        token -> ListSchedulesRequest.builder()
                                .namePrefix(prefix)
                                .nextToken(token)
                                .build(),
                        scheduler()::listSchedules,
                        ListSchedulesResponse::schedules,
                        ListSchedulesResponse::nextToken)
                .stream()
                .flatMap(summary -> find(summary.name()).stream())
                .toList();
    }

    /** The same order, sent again for a lost reply, is the same request. */
    private static String token(ScheduledRoute order, String call) {
        var words = "%s %s %s".formatted(call, order.name(), order.at());
        return call + "-" + UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }

    private SchedulerClient scheduler() {
        return calls.target().scheduler();
    }
}
