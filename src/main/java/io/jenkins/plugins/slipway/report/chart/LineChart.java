package io.jenkins.plugins.slipway.report.chart;

import gg.jte.Content;

/** Series as lines with a dot at each value, the first one in the accent colour. */
public record LineChart(String id, String title, String summary, Numbers numbers) implements Chart {
    @Override
    public String kind() {
        return "line";
    }

    /** The first one is drawn last, over the others. */
    @Override
    public Content svg() {
        var plot = new Plot(numbers);
        var svg = plot.open(this);
        for (int i = numbers.series().size() - 1; i >= 0; i--) {
            var series = numbers.series().get(i);
            var cssClass = i == 0 ? "slipway-line" : "slipway-second";
            Line.draw(series, plot, cssClass, i == 0 ? FIRST : SECOND, svg);
            Line.drawDots(series, plot, cssClass + "-dot", i == 0 ? FIRST : SECOND, svg);
        }
        return svg.close();
    }
}
