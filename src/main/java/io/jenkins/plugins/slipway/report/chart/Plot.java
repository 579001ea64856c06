package io.jenkins.plugins.slipway.report.chart;

import java.util.List;

/** The area of a chart with its axes: from places of labels and values to coordinates. */
final class Plot {
    static final int WIDTH = 720;
    static final int HEIGHT = 190;
    private static final int LEFT = 64;
    private static final int RIGHT = 10;
    private static final int TOP = 30;
    private static final int BOTTOM = 30;
    private static final int TICKS = 5;

    private final Numbers numbers;
    private final Scale scale;

    Plot(Numbers numbers) {
        this.numbers = numbers;
        this.scale = Scale.of(numbers.quantity(), numbers.largest());
    }

    /** An element {@code svg} with title, description and axes; the caller draws into it and closes it. */
    static Svg open(Chart chart) {
        var plot = new Plot(chart.numbers());
        var svg = new Svg()
                .open(
                        "svg",
                        "class",
                        "slipway-drawing",
                        "role",
                        "img",
                        "aria-labelledby",
                        chart.id() + "-title " + chart.id() + "-desc",
                        "viewBox",
                        "0 0 " + WIDTH + " " + HEIGHT,
                        "font-family",
                        "system-ui, sans-serif",
                        "font-size",
                        12)
                .text("title", chart.title(), "id", chart.id() + "-title")
                .text("desc", chart.summary(), "id", chart.id() + "-desc");
        plot.drawAxes(svg);
        plot.drawKey(svg);
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

    private void drawAxes(Svg svg) {
        for (double value : scale.lines()) {
            svg.element(
                    "line",
                    "class",
                    "slipway-grid",
                    "x1",
                    LEFT,
                    "x2",
                    WIDTH - RIGHT,
                    "y1",
                    y(value),
                    "y2",
                    y(value),
                    "stroke",
                    "#d0d7dc");
            svg.text(
                    "text",
                    numbers.quantity().text(value),
                    "class",
                    "slipway-tick",
                    "x",
                    LEFT - 8,
                    "y",
                    y(value) + 4,
                    "text-anchor",
                    "end",
                    "fill",
                    "#56636b");
        }
        ticks(svg, numbers.ticks());
    }

    /** Which mark is which series; a single one needs none. */
    private void drawKey(Svg svg) {
        if (numbers.series().size() == 1) {
            return;
        }
        svg.open("text", "x", WIDTH - RIGHT, "y", 16, "text-anchor", "end", "fill", "#56636b");
        for (int i = 0; i < numbers.series().size(); i++) {
            var series = numbers.series().get(i);
            var isBar = series.type().equals("bar");
            svg.text(
                    "tspan",
                    isBar ? "■" : "━",
                    "class",
                    isBar ? "slipway-bar-key" : i == 0 ? "slipway-line-key" : "slipway-trend-key",
                    "fill",
                    i == 0 ? Chart.FIRST : Chart.SECOND,
                    "dx",
                    i == 0 ? 0 : 16);
            svg.text("tspan", series.name(), "dx", 6);
        }
        svg.close("text");
    }

    private void ticks(Svg svg, List<String> labels) {
        int every = Math.max(1, (labels.size() + TICKS - 1) / TICKS);
        for (int i = 0; i < labels.size(); i += every) {
            svg.text(
                    "text",
                    labels.get(i),
                    "class",
                    "slipway-tick",
                    "x",
                    x(i),
                    "y",
                    HEIGHT - 8,
                    "text-anchor",
                    i == 0 && labels.size() > TICKS ? "start" : "middle",
                    "fill",
                    "#56636b");
        }
    }
}
