package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An instance.
 *
 * @param runningSince null unless it runs
 * @param checkedAt when both status checks pass; null unless it runs
 * @param changeReason why it last changed its state by request, or empty
 */
public record Instance(
        String id,
        Birth birth,
        InstanceState state,
        Instant runningSince,
        Instant checkedAt,
        String changeReason,
        Map<String, String> tags)
        implements Resource<Instance> {
    /**
     * What never changes about an instance.
     *
     * @param volumes ids by device name
     * @param data launch parameters, those of the template included
     * @param clientToken null when none was given
     * @param templateId null when it came from no template
     * @param profile ARN of its instance profile, or null
     */
    public record Birth(
            String reservationId,
            int index,
            Instant launchedAt,
            Image image,
            String type,
            Network.Subnet subnet,
            List<String> securityGroups,
            String privateIp,
            Map<String, String> volumes,
            LaunchData data,
            String clientToken,
            String templateId,
            long templateVersion,
            String profile) {
        Birth at(Instant earlier) {
            return new Birth(
                    reservationId,
                    index,
                    earlier,
                    image,
                    type,
                    subnet,
                    securityGroups,
                    privateIp,
                    volumes,
                    data,
                    clientToken,
                    templateId,
                    templateVersion,
                    profile);
        }
    }

    @Override
    public Kind kind() {
        return Kind.INSTANCE;
    }

    public boolean is(InstanceState other) {
        return state == other;
    }

    /** {@code ok}, {@code initializing} or {@code not-applicable}. */
    public String statusChecks(Instant now) {
        if (state != InstanceState.RUNNING) {
            return "not-applicable";
        }
        return checkedAt.isAfter(now) ? "initializing" : "ok";
    }

    public Machine machine() {
        return new Machine(
                id,
                birth.image().id(),
                state.word(),
                birth.launchedAt(),
                runningSince,
                birth.subnet().zone(),
                birth.image().behaviour(),
                birth.templateVersion(),
                tags);
    }

    Instance run(Instant since, Instant checked) {
        return new Instance(id, birth, InstanceState.RUNNING, since, checked, "", tags);
    }

    /** As if it had been launched then, and were running ever since. */
    Instance runSince(Instant then) {
        return new Instance(id, birth.at(then), InstanceState.RUNNING, then, then, "", tags);
    }

    Instance move(InstanceState next, String reason) {
        return new Instance(id, birth, next, null, null, reason, tags);
    }

    @Override
    public Instance withTags(Map<String, String> other) {
        return new Instance(id, birth, state, runningSince, checkedAt, changeReason, Tags.of(other));
    }
}
