package io.jenkins.plugins.slipway.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Mutations of a valid text, by seed. {@code -Dslipway.fuzz=1000000} tries that many of each kind; a failure names its seed, which
 * {@code -Dslipway.fuzz.seed=N -Dslipway.fuzz=1} tries again alone.
 */
public final class Fuzz {
    private static final long FIRST = Long.getLong("slipway.fuzz.seed", 20260103L);
    private static final int TRIES = Integer.getInteger("slipway.fuzz", 10_000);
    private static final Duration HANG = Duration.ofSeconds(10);

    private final String valid;
    private final List<String> pieces;

    /** @param pieces that mean something in this language */
    public Fuzz(String valid, List<String> pieces) {
        this.valid = valid;
        this.pieces = pieces;
    }

    /** Checks every mutation; none may take longer than ten seconds. */
    public void each(Consumer<String> check) {
        for (long seed = FIRST; seed < FIRST + TRIES; seed++) {
            var text = mutated(new Random(seed));
            var began = System.nanoTime();
            try {
                check.accept(text);
            } catch (AssertionError | RuntimeException | StackOverflowError failed) {
                throw new AssertionError(replay(seed) + "\n" + text, failed);
            }
            if (System.nanoTime() - began > HANG.toNanos()) {
                throw new AssertionError("took longer than " + HANG + ": " + replay(seed) + "\n" + text);
            }
        }
    }

    private static String replay(long seed) {
        return "input of -Dslipway.fuzz.seed=" + seed + " -Dslipway.fuzz=1";
    }

    private String mutated(Random random) {
        var text = new StringBuilder(valid);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, piece(random));
                case 2 -> text.replace(at, end, piece(random));
                case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
                default -> swapLines(text, random);
            }
            if (text.isEmpty()) {
                text.append(piece(random));
            }
        }
        return text.toString();
    }

    private String piece(Random random) {
        return random.nextInt(8) == 0
                ? Character.toString(random.nextInt(0x3000))
                : pieces.get(random.nextInt(pieces.size()));
    }

    private static void swapLines(StringBuilder text, Random random) {
        var lines = text.toString().split("\n", -1);
        int first = random.nextInt(lines.length);
        int second = random.nextInt(lines.length);
        var kept = lines[first];
        lines[first] = lines[second];
        lines[second] = kept;
        text.setLength(0);
        text.append(String.join("\n", lines)).append('\n');
    }
}
