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
        var svg = plot.open(this);
        double width = Math.min(WIDEST, plot.step() * (1 - GAP));
        var values = numbers.series().get(0).values();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null && values.get(i) > 0) {
                double y = plot.y(values.get(i));
                svg.open("rect")
                        .set("class", "slipway-bar")
                        .set("x", plot.x(i) - width / 2)
                        .set("y", y)
                        .set("width", width)
                        .set("height", plot.bottom() - y)
                        .set("rx", 1)
                        .set("fill", FIRST)
                        .close();
            }
        }
        for (var series : numbers.series().subList(1, numbers.series().size())) {
            Line.draw(series, plot, "slipway-trend", SECOND, svg);
        }
        return svg.close();
    }
}
