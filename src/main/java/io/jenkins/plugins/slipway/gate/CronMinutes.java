package io.jenkins.plugins.slipway.gate;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.util.BitSet;

/** The minutes of the wall clock that five cron fields match; of the two day fields one is enough where both are given. */
final class CronMinutes {
    private static final int ALL_DAYS_OF_MONTH = 31;
    private static final int ALL_DAYS_OF_WEEK = 7;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet daysOfMonth;
    private final BitSet months;
    private final BitSet daysOfWeek;

    /** @throws IllegalArgumentException when it is no cron of five fields */
    CronMinutes(String fields) {
        var cron = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(fields);
        minutes = values(cron, CronFieldName.MINUTE, 0, 59);
        hours = values(cron, CronFieldName.HOUR, 0, 23);
        daysOfMonth = values(cron, CronFieldName.DAY_OF_MONTH, 1, ALL_DAYS_OF_MONTH);
        months = values(cron, CronFieldName.MONTH, 1, 12);
        daysOfWeek = values(cron, CronFieldName.DAY_OF_WEEK, 0, 7);
        // Sunday is 0 and 7
        daysOfWeek.set(0, daysOfWeek.get(0) || daysOfWeek.get(7));
        daysOfWeek.clear(7);
    }

    boolean match(LocalDateTime wall) {
        return minutes.get(wall.getMinute())
                && hours.get(wall.getHour())
                && months.get(wall.getMonthValue())
                && matchDay(wall);
    }

    private boolean matchDay(LocalDateTime wall) {
        var ofMonth = daysOfMonth.get(wall.getDayOfMonth());
        var ofWeek = daysOfWeek.get(wall.getDayOfWeek().getValue() % 7);
        if (daysOfMonth.cardinality() == ALL_DAYS_OF_MONTH || daysOfWeek.cardinality() == ALL_DAYS_OF_WEEK) {
            return ofMonth && ofWeek;
        }
        return ofMonth || ofWeek;
    }

    private static BitSet values(Cron cron, CronFieldName name, int least, int most) {
        var values = new BitSet(most + 1);
        for (var part : cron.retrieve(name).getExpression().asString().split(",")) {
            add(part, values, least, most);
        }
        return values;
    }

    /** As the parser writes it again, in numbers: {@code *}, {@code 5}, {@code 1-5}, each with or without {@code /2}. */
    private static void add(String part, BitSet values, int least, int most) {
        var slash = part.indexOf('/');
        var step = slash < 0 ? 1 : Integer.parseInt(part.substring(slash + 1));
        var range = slash < 0 ? part : part.substring(0, slash);
        var from = least;
        var to = most;
        if (!range.equals("*")) {
            var ends = range.split("-");
            from = Integer.parseInt(ends[0]);
            to = ends.length > 1 ? Integer.parseInt(ends[1]) : slash < 0 ? from : most;
        }
        for (int value = from; value <= to; value += step) {
            values.set(value);
        }
    }
}
