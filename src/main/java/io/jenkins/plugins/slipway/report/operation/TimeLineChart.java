package io.jenkins.plugins.slipway.report.operation;

import io.jenkins.plugins.slipway.story.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where each part of a time line is drawn, in units of the picture.
 *
 * @param hidden how many lanes found no room; the table has them all
 */
public record TimeLineChart(int width, int height, List<Row> rows, List<Tick> ticks, int hidden) {
    private static final int WIDTH = 960;
    private static final int NAMES = 250;
    private static final int ROW = 26;
    private static final int AXIS = 28;
    private static final int MOST_ROWS = 60;
    private static final int TICKS = 6;
    private static final int LONGEST_NAME = 38;
    private static final double LEAST = 2;

    /** One lane. @param y of its middle @param bars over its line, where it waited */
    public record Row(String name, String title, int y, double from, double width, boolean takesBack, List<Bar> bars) {}

    /** One wait. @param title what for and how long */
    public record Bar(double from, double width, String title, boolean over) {}

    /** A time of the axis. */
    public record Tick(double x, String text) {}

    public static TimeLineChart of(TimeLine line) {
        var scale = new Scale(line.from(), Math.max(1, millis(line.from(), line.to())));
        var shown = Math.min(MOST_ROWS, line.lanes().size());
        var rows = IntStream.range(0, shown)
                .mapToObj(i -> row(line.lanes().get(i), AXIS + ROW * i + ROW / 2, scale))
                .toList();
        return new TimeLineChart(
                WIDTH,
                AXIS + ROW * shown + 6,
                rows,
                ticks(line, scale),
                line.lanes().size() - shown);
    }

    private static Row row(TimeLine.Lane lane, int y, Scale scale) {
        var title =
                lane.name() + ", " + Words.time(lane.from()) + " to " + Words.time(lane.to()) + ", " + lane.length();
        var bars = lane.waits().stream()
                .map(wait -> new Bar(
                        scale.x(wait.from()),
                        scale.width(wait.from(), wait.to()),
                        wait.what() + ", " + wait.length(),
                        wait.over()))
                .toList();
        return new Row(
                brief(lane.name()),
                title,
                y,
                scale.x(lane.from()),
                scale.width(lane.from(), lane.to()),
                lane.takesBack(),
                bars);
    }

    private static List<Tick> ticks(TimeLine line, Scale scale) {
        var length = Duration.between(line.from(), line.to());
        return Stream.iterate(0, i -> i + 1)
                .limit(TICKS)
                .map(i -> line.from().plus(length.multipliedBy(i).dividedBy(TICKS)))
                .map(at -> new Tick(scale.x(at), Words.time(at)))
                .toList();
    }

    private static String brief(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    /** From time to units. */
    private record Scale(Instant from, long millis) {
        double x(Instant at) {
            return rounded(NAMES + (double) (WIDTH - NAMES - 10) * TimeLineChart.millis(from, at) / millis);
        }

        double width(Instant begin, Instant end) {
            return rounded(Math.max(LEAST, x(end) - x(begin)));
        }

        private static double rounded(double units) {
            return Math.round(units * 10) / 10.0;
        }
    }
}
