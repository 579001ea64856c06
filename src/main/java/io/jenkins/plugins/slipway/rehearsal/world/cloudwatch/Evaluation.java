package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import java.util.List;
import java.util.Objects;

/**
 * M out of N with missing data (CloudWatch, "Configuring how CloudWatch alarms treat missing data", tables and "Avoiding
 * premature transitions to alarm state").
 *
 * @param periods N, how many data points decide
 * @param toAlarm M, how many of them must breach
 */
record Evaluation(int periods, int toAlarm, MissingData missing) {
    /** CloudWatch looks a little further back than N, in case that points are missing. */
    int range() {
        return periods + 2;
    }

    /** @param points the evaluation range, oldest first: true breaches, null is missing */
    AlarmState state(List<Boolean> points, AlarmState before) {
        var real = points.stream().filter(Objects::nonNull).toList();
        var used = real.subList(Math.max(0, real.size() - periods), real.size());
        long breaching = used.stream().filter(breaches -> breaches).count();
        int filled = periods - used.size();
        if (breaching >= toAlarm) {
            return AlarmState.ALARM;
        }
        if (filled == 0) {
            return AlarmState.OK;
        }
        return switch (missing) {
            case NOT_BREACHING -> AlarmState.OK;
            case BREACHING -> breaching + filled >= toAlarm ? AlarmState.ALARM : AlarmState.OK;
            case IGNORE -> breaching < used.size() ? AlarmState.OK : before;
            case MISSING ->
                used.isEmpty()
                        ? AlarmState.INSUFFICIENT_DATA
                        : breaching == used.size() && age(points) >= toAlarm ? AlarmState.ALARM : AlarmState.OK;
        };
    }

    /** How many periods ago the oldest real point was, counting from one. */
    private static int age(List<Boolean> points) {
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i) != null) {
                return points.size() - i;
            }
        }
        return 0;
    }
}
