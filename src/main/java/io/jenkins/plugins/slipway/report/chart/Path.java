package io.jenkins.plugins.slipway.report.chart;

/** The path of a line through the values of a series; it is broken where there is none. */
final class Path {
    private Path() {}

    static String of(Series series, Plot plot) {
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
