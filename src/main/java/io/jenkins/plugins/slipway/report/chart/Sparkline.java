package io.jenkins.plugins.slipway.report.chart;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.List;

/** Counts as small bars beside a number that says the same; at most the last {@value #MOST} of them. */
public record Sparkline(List<Integer> counts) implements Content {
    static final int MOST = 26;
    private static final int HEIGHT = 20;
    private static final int STEP = 4;

    @Override
    public void writeTo(TemplateOutput output) {
        var last = counts.subList(Math.max(0, counts.size() - MOST), counts.size());
        int width = Math.max(1, last.size()) * STEP;
        new Svg()
                .open("svg")
                .set("class", "slipway-sparkline")
                .set("aria-hidden", "true")
                .set("width", width)
                .set("height", HEIGHT)
                .set("viewBox", "0 0 " + width + " " + HEIGHT)
                .open("path")
                .set("d", bars(last))
                .set("stroke", Chart.FIRST)
                .set("stroke-width", STEP - 1)
                .set("fill", "none")
                .close()
                .close()
                .writeTo(output);
    }

    /** One path for all: a table has thousands of them. */
    private static StringBuilder bars(List<Integer> last) {
        int top = Math.max(1, last.stream().mapToInt(count -> count).max().orElse(1));
        var path = new StringBuilder();
        for (int i = 0; i < last.size(); i++) {
            // of an empty week the foot alone is drawn
            double height = last.get(i) == 0 ? 1 : Math.max(2, (double) last.get(i) / top * (HEIGHT - 1));
            path.append('M')
                    .append(i * STEP + 2)
                    .append(' ')
                    .append(HEIGHT)
                    .append("v-")
                    .append(Svg.number(height));
        }
        return path;
    }
}
