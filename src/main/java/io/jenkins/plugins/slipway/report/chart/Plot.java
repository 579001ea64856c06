package io.jenkins.plugins.slipway.report.chart;

import java.util.List;

/** The area of a chart with its axes: from places of labels and values to coordinates. */
final class Plot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 190;
    private static final int LEFT = 64;
    private static final int RIGHT = 10;
    private static final int TOP = 30;
    private static final int BOTTOM = 30;
    private static final int TICKS = 5;
    private static final String QUIET = "#56636b";

    private final Numbers numbers;
    private final Scale scale;

    Plot(Numbers numbers) {
        this.numbers = numbers;
        this.scale = Scale.of(numbers.quantity(), numbers.largest());
    }

    /** An element {@code svg} with title, description and axes; the caller draws into it and closes it. */
    Svg open(Chart chart) {
        var svg = new Svg()
                .open("svg")
                .set("class", "slipway-drawing")
                .set("role", "img")
                .set("aria-labelledby", chart.id() + "-title " + chart.id() + "-desc")
                .set("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .set("font-family", "system-ui, sans-serif")
                .set("font-size", 12);
        svg.open("title").set("id", chart.id() + "-title").text(chart.title()).close();
        svg.open("desc").set("id", chart.id() + "-desc").text(chart.summary()).close();
        drawValues(svg);
        drawLabels(svg, numbers.ticks());
        drawKey(svg);
        return svg;
    }

    /** The width that belongs to one label. */
    double step() {
        return (double) (WIDTH - LEFT - RIGHT) / Math.max(1, numbers.labels().size());
    }

    /** The middle of what belongs to a label. */
    double x(int label) {
        return LEFT + (label + 0.5) * step();
    }

    double y(double value) {
        return bottom() - value / scale.top() * (bottom() - TOP);
    }

    double bottom() {
        return HEIGHT - BOTTOM;
    }

    private void drawValues(Svg svg) {
        for (double value : scale.lines()) {
            svg.open("line")
                    .set("class", "slipway-grid")
                    .set("x1", LEFT)
                    .set("x2", WIDTH - RIGHT)
                    .set("y1", y(value))
                    .set("y2", y(value))
                    .set("stroke", "#d0d7dc")
                    .close();
            label(svg, LEFT - 8, y(value) + 4, "end", numbers.quantity().tick(value));
        }
    }

    /** A few of them, evenly. */
    private void drawLabels(Svg svg, List<String> labels) {
        int every = Math.max(1, (labels.size() + TICKS - 1) / TICKS);
        for (int i = 0; i < labels.size(); i += every) {
            label(svg, x(i), HEIGHT - 8, i == labels.size() - 1 && i > 0 ? "end" : "middle", labels.get(i));
        }
    }

    /** Which mark is which series; a single one needs none. */
    private void drawKey(Svg svg) {
        if (numbers.series().size() == 1) {
            return;
        }
        svg.open("text")
                .set("x", WIDTH - RIGHT)
                .set("y", 16)
                .set("text-anchor", "end")
                .set("fill", QUIET);
        for (int i = 0; i < numbers.series().size(); i++) {
            svg.open("tspan")
                    .set("class", keyClass(i))
                    .set("fill", i == 0 ? Chart.FIRST : Chart.SECOND)
                    .set("dx", i == 0 ? 0 : 16)
                    .text(isBar(i) ? "■" : "━")
                    .close();
            svg.open("tspan").set("dx", 6).text(numbers.series().get(i).name()).close();
        }
        svg.close();
    }

    private String keyClass(int series) {
        if (series == 0) {
            return isBar(0) ? "slipway-bar-key" : "slipway-line-key";
        }
        return isBar(0) ? "slipway-trend-key" : "slipway-second-key";
    }

    private boolean isBar(int series) {
        return numbers.series().get(series).type().equals("bar");
    }

    private static void label(Svg svg, double x, double y, String anchor, String text) {
        svg.open("text")
                .set("x", x)
                .set("y", y)
                .set("text-anchor", anchor)
                .set("fill", QUIET)
                .text(text)
                .close();
    }
}
