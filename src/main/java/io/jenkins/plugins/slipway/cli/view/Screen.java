package io.jenkins.plugins.slipway.cli.view;

import java.io.PrintWriter;
import java.util.List;

/** The foot of a terminal, redrawn in place, while lines scroll by above it. */
final class Screen {
    private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";
    private static final String CLEAR_LINE = "\r\u001b[2K";
    private final PrintWriter out;
    private final int columns;
    private int drawn;

    Screen(PrintWriter out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Replaces the foot. */
    void draw(List<String> foot) {
        clear();
        foot.forEach(line -> out.println(cut(line)));
        drawn = foot.size();
        out.flush();
    }

    /** A line that stays; the foot has to be drawn again. */
    void scroll(String line) {
        clear();
        out.println(line);
        out.flush();
    }

    void clear() {
        if (drawn > 0) {
            out.print(CLEAR_LINE + UP_AND_CLEAR.repeat(drawn));
            drawn = 0;
            out.flush();
        }
    }

    int columns() {
        return columns;
    }

    /** A line that wraps would count as two. */
    private String cut(String line) {
        return line.length() < columns ? line : line.substring(0, columns - 2) + "…";
    }
}
