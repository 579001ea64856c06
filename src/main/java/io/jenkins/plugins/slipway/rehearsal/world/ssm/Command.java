package io.jenkins.plugins.slipway.rehearsal.world.ssm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command that was sent.
 *
 * @param parameters as sent
 * @param delivery how long it may wait for a node
 * @param invocations by instance id
 */
public record Command(
        String id,
        String document,
        String comment,
        Map<String, List<String>> parameters,
        Duration delivery,
        Instant requestedAt,
        Map<String, Invocation> invocations) {
    /**
     * What one node makes of it.
     *
     * @param startedAt null before that
     * @param endedAt null before that
     * @param exitCode -1 until it ended
     * @param output all that the script wrote, shown at the end only
     */
    public record Invocation(
            String instanceId,
            CommandStatus status,
            Instant startedAt,
            Instant endedAt,
            int exitCode,
            String output,
            String error) {
        Invocation started(Instant at) {
            return new Invocation(instanceId, CommandStatus.IN_PROGRESS, at, null, -1, "", "");
        }

        Invocation moved(CommandStatus next) {
            return new Invocation(instanceId, next, startedAt, endedAt, exitCode, output, error);
        }

        Invocation ended(CommandStatus last, Instant at, int code, String out, String err) {
            return new Invocation(instanceId, last, startedAt, at, code, out, err);
        }
    }

    /** The least finished of its invocations, then the worst. */
    public CommandStatus status() {
        var statuses = invocations.values().stream().map(Invocation::status).toList();
        return statuses.stream()
                .filter(status -> !status.ended())
                .findFirst()
                .or(() -> statuses.stream()
                        .filter(status -> status != CommandStatus.SUCCESS)
                        .findFirst())
                .orElse(CommandStatus.SUCCESS);
    }

    Command with(Invocation changed) {
        var all = new TreeMap<>(invocations);
        all.put(changed.instanceId(), changed);
        return new Command(id, document, comment, parameters, delivery, requestedAt, all);
    }
}
