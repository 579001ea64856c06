package io.jenkins.plugins.slipway.report.chart;

import gg.jte.Content;

/** A chart with all that stands beside it. */
public interface Chart {
    /** Of the first series, where no style sheet says another one. */
    String FIRST = "#4b758b";

    /** Of the others. */
    String SECOND = "#2b2b36";

    /** Unique in its page; the ids of its parts begin with it. */
    String id();

    /** For the script: {@code bars}, {@code line}. */
    String kind();

    String title();

    /** The same in words, for who does not see it. */
    String summary();

    Numbers numbers();

    /** The drawing, an element {@code svg}. */
    Content svg();
}
