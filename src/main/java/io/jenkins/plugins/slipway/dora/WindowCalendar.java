package io.jenkins.plugins.slipway.dora;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The calendar days and weeks that a window touches, in the query's time zone (rule 17). */
final class WindowCalendar {
    private final DoraQuery query;
    private final LocalDate first;
    private final LocalDate last;

    WindowCalendar(DoraQuery query) {
        this.query = query;
        this.first = day(query.from());
        this.last = day(query.to().minusNanos(1));
    }

    int days() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    List<Integer> perDay(Collection<Instant> times) {
        var counts = new Integer[days()];
        Arrays.fill(counts, 0);
        times.forEach(time -> counts[(int) ChronoUnit.DAYS.between(first, day(time))]++);
        return List.of(counts);
    }

    List<Integer> perWeek(Collection<Instant> times) {
        var counts = new Integer[(int) ChronoUnit.WEEKS.between(monday(first), monday(last)) + 1];
        Arrays.fill(counts, 0);
        times.forEach(time -> counts[(int) ChronoUnit.WEEKS.between(monday(first), monday(day(time)))]++);
        return List.of(counts);
    }

    private LocalDate day(Instant time) {
        return time.atZone(query.timezone()).toLocalDate();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
