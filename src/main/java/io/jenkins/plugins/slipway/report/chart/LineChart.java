package io.jenkins.plugins.slipway.report.chart;

import gg.jte.Content;

/** Series as lines with a dot at each value, the first one in the accent colour. */
public record LineChart(String id, String title, String summary, Numbers numbers) implements Chart {
    @Override
    public String kind() {
        return "line";
    }

    @Override
    public Content svg() {
        var plot = new Plot(numbers);
        var svg = Plot.open(this);
        for (int i = numbers.series().size() - 1; i >= 0; i--) {
            draw(svg, plot, numbers.series().get(i), i == 0);
        }
        return svg.close("svg");
    }

    private static void draw(Svg svg, Plot plot, Series series, boolean isFirst) {
        var colour = isFirst ? Chart.FIRST : Chart.SECOND;
        svg.element(
                "path",
                "class",
                isFirst ? "slipway-line" : "slipway-trend",
                "d",
                Path.of(series, plot),
                "fill",
                "none",
                "stroke",
                colour,
                "stroke-width",
                2,
                "stroke-linejoin",
                "round");
        for (int i = 0; i < series.values().size(); i++) {
            var value = series.values().get(i);
            if (value != null) {
                svg.element(
                        "circle",
                        "class",
                        isFirst ? "slipway-dot" : "slipway-trend-dot",
                        "cx",
                        plot.x(i),
                        "cy",
                        plot.y(value),
                        "r",
                        3,
                        "fill",
                        colour);
            }
        }
    }
}
