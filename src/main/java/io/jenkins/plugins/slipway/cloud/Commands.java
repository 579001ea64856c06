package io.jenkins.plugins.slipway.cloud;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shell commands on instances, by an agent that needs no open port. */
public interface Commands {
    /** True once the instance can take commands. */
    boolean ready(String instanceId);

    /** @param comment carries operation and effect, since commands carry no token; at most 100 characters */
    String send(String instanceId, List<String> script, String comment, Duration limit);

    /** The id of a command sent to this instance with exactly this comment. */
    Optional<String> sent(String instanceId, String comment);

    /** The ids of commands sent to this instance that have not ended. */
    List<String> running(String instanceId);

    CommandResult result(String commandId, String instanceId);

    void cancel(String commandId);
}
