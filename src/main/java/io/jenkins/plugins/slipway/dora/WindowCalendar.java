package io.jenkins.plugins.slipway.dora;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The calendar days and weeks that a window touches, in the query's time zone (rule 17). */
final class WindowCalendar {
    private static final long DAY = Microseconds.of(Duration.ofDays(1));

    private final DoraQuery query;
    private final LocalDate first;
    private final LocalDate last;
    /** Where each day begins, in microseconds; the first may begin before the window. */
    private final long[] days;
    /** For each day the place of its week in the window. */
    private final int[] weeks;

    WindowCalendar(DoraQuery query) {
        this.query = query;
        this.first = day(query.from());
        this.last = day(query.to().minusNanos(1));
        var number = (int) ChronoUnit.DAYS.between(first, last) + 1;
        this.days = IntStream.range(0, number)
                .mapToLong(day -> Microseconds.of(
                        first.plusDays(day).atStartOfDay(query.timezone()).toInstant()))
                .toArray();
        var monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        this.weeks = IntStream.range(0, number)
                .map(day -> (int) ChronoUnit.WEEKS.between(monday, first.plusDays(day)))
                .toArray();
    }

    int days() {
        return days.length;
    }

    int weeks() {
        return weeks[weeks.length - 1] + 1;
    }

    /** Adds to each week how many of the sorted times from one place to another are in it, and marks their days. */
    void countWeeks(long[] times, int from, int to, int[] perWeek, BitSet activeDays) {
        int day = 0;
        for (int i = from; i < to; i++) {
            day = dayOf(times[i], day);
            perWeek[weeks[day]]++;
            activeDays.set(day);
        }
    }

    /** Adds to each day how many of the sorted times from one place to another are on it. */
    void countDays(long[] times, int from, int to, int[] perDay) {
        int day = 0;
        for (int i = from; i < to; i++) {
            day = dayOf(times[i], day);
            perDay[day]++;
        }
    }

    static List<Integer> list(int[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    /** @param notBefore the day of an earlier time */
    private int dayOf(long time, int notBefore) {
        if (notBefore + 1 == days.length || time < days[notBefore + 1]) {
            return notBefore;
        }
        // days have 24 hours, but for those on which a clock is changed
        int day = (int) Math.min(days.length - 1L, notBefore + (time - days[notBefore]) / DAY);
        while (days[day] > time) {
            day--;
        }
        while (day + 1 < days.length && days[day + 1] <= time) {
            day++;
        }
        return day;
    }

    private LocalDate day(Instant time) {
        return time.atZone(query.timezone()).toLocalDate();
    }
}
