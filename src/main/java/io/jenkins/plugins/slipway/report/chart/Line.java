package io.jenkins.plugins.slipway.report.chart;

/** A line through the values of a series; it is broken where there is none. */
final class Line {
    private static final int DOT = 3;

    private Line() {}

    static void draw(Series series, Plot plot, String cssClass, String colour, Svg svg) {
        svg.open("path")
                .set("class", cssClass)
                .set("d", path(series, plot))
                .set("fill", "none")
                .set("stroke", colour)
                .set("stroke-width", 2)
                .set("stroke-linejoin", "round")
                .close();
    }

    static void drawDots(Series series, Plot plot, String cssClass, String colour, Svg svg) {
        for (int i = 0; i < series.values().size(); i++) {
            var value = series.values().get(i);
            if (value != null) {
                svg.open("circle")
                        .set("class", cssClass)
                        .set("cx", plot.x(i))
                        .set("cy", plot.y(value))
                        .set("r", DOT)
                        .set("fill", colour)
                        .close();
            }
        }
    }

    private static String path(Series series, Plot plot) {
        var path = new StringBuilder();
        boolean isBroken = true;
        for (int i = 0; i < series.values().size(); i++) {
            var value = series.values().get(i);
            if (value != null) {
                path.append(isBroken ? 'M' : 'L')
                        .append(Svg.number(plot.x(i)))
                        .append(' ')
                        .append(Svg.number(plot.y(value)));
            }
            isBroken = value == null;
        }
        return path.toString();
    }
}
