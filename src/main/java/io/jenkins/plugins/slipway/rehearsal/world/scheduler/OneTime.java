package io.jenkins.plugins.slipway.rehearsal.world.scheduler;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Pattern;

/** {@code at(yyyy-mm-ddThh:mm:ss)} (EventBridge Scheduler, "Schedule types", one-time schedules). */
final class OneTime {
    private static final Pattern AT = Pattern.compile("at\\((\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})\\)");

    private OneTime() {}

    /** @throws WorldFault {@code ValidationException}; {@code NotModelled} for rates and cron expressions */
    static LocalDateTime of(String expression) {
        if (expression.startsWith("rate(") || expression.startsWith("cron(")) {
            throw new WorldFault(
                    "NotModelled", "The Slipway rehearsal models one-time schedules, at(...), not " + expression);
        }
        var at = AT.matcher(expression);
        if (!at.matches()) {
            throw Schedules.invalid("Invalid Schedule Expression " + expression + ".");
        }
        try {
            return LocalDateTime.parse(at.group(1));
        } catch (DateTimeException noSuchDay) {
            var fault = Schedules.invalid("Invalid Schedule Expression " + expression + ".");
            fault.initCause(noSuchDay);
            throw fault;
        }
    }
}
