package io.jenkins.plugins.slipway.bitbucket;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A Code Insights report at a commit. What is longer or more than Bitbucket takes is cut by the adapter at the end, and the
 * text says so.
 *
 * @param key identifies it at the commit, such as {@code slipway-checkout-production}
 * @param details a few sentences; Cloud takes 2,000 characters
 * @param figures at most 10 (Data Center: 6)
 * @param annotations at most 1,000
 */
public record InsightsReport(
        String key,
        String title,
        String details,
        Result result,
        Optional<URI> link,
        List<Figure> figures,
        List<Annotation> annotations) {
    /** What it comes to. */
    public enum Result {
        PASSED,
        FAILED,
        PENDING
    }

    /** A line of the report. */
    public sealed interface Figure {
        String title();
    }

    /** Words. */
    public record TextFigure(String title, String text) implements Figure {}

    /** A number as it is. */
    public record NumberFigure(String title, double number) implements Figure {}

    /** 0 to 100. */
    public record PercentageFigure(String title, double percent) implements Figure {}

    /** A length of time, shown in its unit. */
    public record DurationFigure(String title, Duration duration) implements Figure {}

    /** A link. */
    public record LinkFigure(String title, String text, URI link) implements Figure {}

    /**
     * A file, or a line of it, that is to blame.
     *
     * @param key unique in the report
     * @param path within the repository
     * @param line from 1; empty for the whole file
     */
    public record Annotation(
            String key, String path, Optional<Integer> line, String message, Severity severity, Optional<URI> link) {}

    /** How bad it is. */
    public enum Severity {
        LOW,
        MEDIUM,
        HIGH
    }

    public InsightsReport {
        figures = List.copyOf(figures);
        annotations = List.copyOf(annotations);
    }
}
