package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import io.jenkins.plugins.slipway.spec.SpecFile;
import io.jenkins.plugins.slipway.trial.Course;
import io.jenkins.plugins.slipway.trial.TrialResult;
import io.jenkins.plugins.slipway.trial.Trials;
import io.jenkins.plugins.slipway.trial.invariant.Violation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed of a run in which an invariant did not hold is enough to see that run again. */
class ReplayedTrialTest {
    private static final Path SPEC = Path.of("examples/regions/slipway.yaml");
    private static final Pattern COMMAND = Pattern.compile("step by step: slipway (.*)");

    private final StringWriter printed = new StringWriter();

    @ParameterizedTest
    @ValueSource(longs = {2, 22})
    void shouldRunTheSameAgainWhenTheCommandOfAViolatedSeedIsTyped(long seed) throws InterruptedException {
        var spec = SpecFile.load(SPEC);
        var environment = spec.environments().get("production");
        var course = new Course(spec, environment, "2.1.0", FaultProfile.HOSTILE, Optional.empty());
        var run = new Trials(course, 1).run(seed, seed, result -> {}).results().get(0);
        var violated = new TrialResult(
                run.settings(),
                run.outcome(),
                run.took(),
                List.of(new Violation("weights", "09:41", "the weights add up to 40")));

        new SeededTrials(course, SPEC, false, new PrintWriter(printed, true))
                .tell(violated, new SeedOptions.Range(seed, seed));

        assertThat(printed.toString()).contains("seed " + seed).contains("weights at 09:41: the weights add up to 40");
        var command = COMMAND.matcher(printed.toString());
        assertThat(command.find()).isTrue();
        var again = Ran.slipway((command.group(1) + " --json").split(" ")).json();
        assertThat(again.path("seed").asLong()).isEqualTo(seed);
        assertThat(again.path("outcome").path("ending").asText())
                .isEqualTo(run.outcome().ending().name());
        assertThat(again.path("outcome").path("reason").asText())
                .isEqualTo(run.outcome().reason());
    }
}
