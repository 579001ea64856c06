package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.trial.Course;
import io.jenkins.plugins.slipway.trial.Replay;
import io.jenkins.plugins.slipway.trial.Tally;
import io.jenkins.plugins.slipway.trial.TrialResult;
import io.jenkins.plugins.slipway.trial.Trials;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code rehearse --seeds}: a table of how the runs ended, and how to replay each in which an invariant did not hold. */
final class SeededTrials {
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(5);
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors());

    private final Course course;
    private final Replay replay;
    private final boolean json;
    private final PrintWriter out;
    private Instant lastSign = Instant.now();
    private long done;

    SeededTrials(Course course, Path spec, boolean json, PrintWriter out) {
        this.course = course;
        this.replay = new Replay(course, spec);
        this.json = json;
        this.out = out;
    }

    int run(SeedOptions.Range seeds) throws InterruptedException {
        var began = Instant.now();
        var tally = new Trials(course, THREADS).run(seeds.first(), seeds.last(), result -> tell(result, seeds));
        var took = Duration.between(began, Instant.now());
        if (json) {
            out.println(JsonText.of(json(tally, seeds, took)));
        } else {
            print(tally, seeds, took);
        }
        return (tally.violated().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    void tell(TrialResult result, SeedOptions.Range seeds) {
        done++;
        if (json) {
            return;
        }
        if (!result.violations().isEmpty()) {
            out.print(replay.report(result));
        }
        if (Duration.between(lastSign, Instant.now()).compareTo(BETWEEN_SIGNS_OF_LIFE) > 0) {
            lastSign = Instant.now();
            out.printf("%,d of %,d%n", done, seeds.count());
        }
        out.flush();
    }

    private void print(Tally tally, SeedOptions.Range seeds, Duration took) {
        var endings = tally.endings();
        out.println();
        out.printf("%-14s", "release");
        List.of(Ending.values()).forEach(ending -> out.printf("%14s", word(ending)));
        out.println();
        endings.forEach((behaviour, counts) -> {
            out.printf("%-14s", behaviour.word());
            List.of(Ending.values()).forEach(ending -> out.printf("%14s", counts.getOrDefault(ending, 0)));
            out.println();
        });
        out.println();
        out.printf(
                "%,d runs, faults %s, seeds %d..%d, %.0f s (%.0f ms a run, %d at a time)%n",
                seeds.count(),
                course.profile().word(),
                seeds.first(),
                seeds.last(),
                took.toMillis() / 1000.0,
                (double) took.toMillis() * THREADS / seeds.count(),
                THREADS);
        out.println(
                tally.violated().isEmpty()
                        ? "every invariant held at every step of every run"
                        : "%d runs in which an invariant did not hold"
                                .formatted(tally.violated().size()));
    }

    private Map<String, Object> json(Tally tally, SeedOptions.Range seeds, Duration took) {
        var json = new LinkedHashMap<String, Object>();
        json.put("exit", tally.violated().isEmpty() ? 0 : 1);
        json.put("faults", course.profile().word());
        json.put("first_seed", seeds.first());
        json.put("last_seed", seeds.last());
        json.put("runs", tally.results().size());
        json.put("took_ms", took.toMillis());
        var endings = new LinkedHashMap<String, Map<String, Integer>>();
        tally.endings().forEach((behaviour, counts) -> {
            var row = new LinkedHashMap<String, Integer>();
            Arrays.stream(Ending.values()).forEach(ending -> row.put(word(ending), counts.getOrDefault(ending, 0)));
            endings.put(behaviour.word(), row);
        });
        json.put("endings", endings);
        json.put("violations", tally.violated().stream().map(this::json).toList());
        return json;
    }

    private Map<String, Object> json(TrialResult result) {
        return Map.of(
                "seed", result.settings().seed(),
                "release_behaviour", result.settings().release().word(),
                "ending", result.ending(),
                "violations", result.violations(),
                "replay", replay.command(result.settings()));
    }

    private static String word(Ending ending) {
        return ending.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
