package io.jenkins.plugins.slipway.story;

import io.jenkins.plugins.slipway.operation.Ending;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How times, lengths of time and endings are written, the same in every view. */
public final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Words() {}

    /** {@code 16:45:01}, UTC. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** {@code 2026-11-22 16:45:01 UTC}. */
    public static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** {@code 1 h 52 min}, {@code 3 min 20 s}, {@code 14 s}. */
    public static String length(Duration length) {
        if (length.toHours() > 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min";
        }
        return length.toMinutes() > 0
                ? length.toMinutes() + " min " + length.toSecondsPart() + " s"
                : length.toSeconds() + " s";
    }

    public static String of(Ending ending) {
        return switch (ending) {
            case DONE -> "done";
            case FAILED -> "failed, and taken back";
            case INCONCLUSIVE -> "inconclusive, and taken back";
            case REFUSED -> "refused";
            case ABORTED -> "aborted, and taken back";
            case NEEDS_PERSON -> "not wholly taken back: a person is needed";
        };
    }

    public static String undoing(Ending cause, String reason) {
        return "taking everything back, newest first, because it %s: %s"
                .formatted(
                        switch (cause) {
                            case ABORTED -> "was aborted";
                            case INCONCLUSIVE -> "is inconclusive";
                            case REFUSED -> "was refused";
                            default -> "failed";
                        },
                        reason);
    }

    /** A step that is done. @param adopted whether it was found done */
    public static String acted(String path, String name, boolean adopted) {
        return step(path, name) + (adopted ? " (was done already: adopted)" : "");
    }

    /** An effect of an undo says so; one of a branch says which, and of which wave where there are several. */
    public static String step(String path, String name) {
        if (path.startsWith("undo/")) {
            return "undo: " + name;
        }
        if (path.isEmpty()) {
            return name;
        }
        var parts = path.split("/");
        var wave = parts[0].startsWith("wave ") && !parts[0].equals("wave all") ? parts[0] + ": " : "";
        return wave + parts[parts.length - 1] + ": " + name;
    }
}
