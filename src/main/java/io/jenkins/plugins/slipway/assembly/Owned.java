package io.jenkins.plugins.slipway.assembly;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something in the cloud that carries an operation's tag or description, and what a sweep does with it.
 *
 * @param name for people; may be the id again
 * @param why it is a leftover, is blocked, or stays
 */
public record Owned(Kind kind, String id, String name, String operation, State state, String why) {
    private static final Pattern BEGAN = Pattern.compile("(\\d{8}-\\d{6})-");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** What it is, in the order in which leftovers are removed: users of a thing go before it. */
    public enum Kind {
        /** A dead-man's switch that would still return the traffic of a rule. */
        SWITCH("schedule that returns traffic"),
        INSTANCE("instance"),
        GROUP("Auto Scaling group"),
        TARGET_GROUP("target group"),
        TEMPLATE_VERSION("launch template version"),
        PARAMETER("parameter"),
        IMAGE("image with its snapshots"),
        SNAPSHOT("snapshot"),
        /** The mark of an operation on a group that it did not make. */
        MARK("mark on group");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What a sweep does with it. */
    public enum State {
        /** Nobody needs it any more. */
        LEFTOVER,
        /** Nobody should need it any more, but something uses it still: a person has to look. */
        BLOCKED,
        /** Somebody needs it, or may: it stays. */
        KEPT
    }

    /** When its operation began, by the operation's id; empty where that tells nothing. */
    public Optional<Instant> since() {
        var began = BEGAN.matcher(operation);
        if (!began.lookingAt()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(began.group(1), TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException otherDigits) {
            return Optional.empty();
        }
    }

    boolean goes() {
        return state == State.LEFTOVER;
    }

    Owned as(State state, String why) {
        return new Owned(kind, id, name, operation, state, why);
    }

    public boolean isLeft() {
        return state != State.KEPT;
    }
}
