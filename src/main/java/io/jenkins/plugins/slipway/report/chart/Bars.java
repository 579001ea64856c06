package io.jenkins.plugins.slipway.report.chart;

import gg.jte.Content;

/** The first series as bars, the others as lines over them. */
public record Bars(String id, String title, String summary, Numbers numbers) implements Chart {
    private static final double GAP = 0.25;
    private static final int WIDEST = 40;

    @Override
    public String kind() {
        return "bars";
    }

    @Override
    public Content svg() {
        var plot = new Plot(numbers);
        var svg = Plot.open(this);
        double width = Math.min(WIDEST, plot.step() * (1 - GAP));
        var values = numbers.series().get(0).values();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null && values.get(i) > 0) {
                double y = plot.y(values.get(i));
                svg.element(
                        "rect",
                        "class",
                        "slipway-bar",
                        "x",
                        plot.x(i) - width / 2,
                        "y",
                        y,
                        "width",
                        width,
                        "height",
                        plot.bottom() - y,
                        "rx",
                        1,
                        "fill",
                        Chart.FIRST);
            }
        }
        for (var series : numbers.series().subList(1, numbers.series().size())) {
            svg.element(
                    "path",
                    "class",
                    "slipway-trend",
                    "d",
                    Path.of(series, plot),
                    "fill",
                    "none",
                    "stroke",
                    Chart.SECOND,
                    "stroke-width",
                    2,
                    "stroke-linejoin",
                    "round");
        }
        return svg.close("svg");
    }
}
