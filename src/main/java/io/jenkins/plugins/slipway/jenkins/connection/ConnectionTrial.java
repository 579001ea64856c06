package io.jenkins.plugins.slipway.jenkins.connection;

import io.jenkins.plugins.slipway.assembly.Check;
import io.jenkins.plugins.slipway.assembly.ConnectionCheckup;
import io.jenkins.plugins.slipway.cloud.AccessKeys;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tries a connection before it is saved: who it is, and which permissions are missing. */
final class ConnectionTrial {
    /** What is told of one look. */
    record Line(String text, boolean failed) {}

    private ConnectionTrial() {}

    static List<Line> of(AwsConnection connection) {
        return of(connection, new SystemKeys(Clock.systemUTC()));
    }

    static List<Line> of(AwsConnection connection, Function<String, AccessKeys> keys) {
        var fault = ConnectionFaults.of(connection);
        if (fault.isPresent()) {
            return List.of(new Line(fault.get(), true));
        }
        if (connection.isRehearsal()) {
            return List.of(new Line(Messages.AwsConnection_Rehearsal(), false));
        }
        try (var clouds = new ControllerClouds(name -> Optional.of(connection), keys, Clock.systemUTC())) {
            return new ConnectionCheckup(clouds, connection.getName(), connection.getRegion())
                    .run().stream().map(ConnectionTrial::line).toList();
        }
    }

    private static Line line(Check check) {
        return switch (check.state()) {
            case PASSED -> new Line(Messages.ConnectionTrial_Passed(check.subject(), check.detail()), false);
            case FAILED -> new Line(Messages.ConnectionTrial_Failed(check.subject(), check.detail()), true);
            case NOT_CHECKED -> new Line(Messages.ConnectionTrial_NotChecked(check.subject(), check.detail()), false);
        };
    }
}
