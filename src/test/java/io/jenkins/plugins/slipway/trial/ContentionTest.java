package io.jenkins.plugins.slipway.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import io.jenkins.plugins.slipway.trial.invariant.Aftermath;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Others in the middle of a delivery, in a calm world: what must come of it is known. */
class ContentionTest {
    private Aftermath after(Contention contention) throws InterruptedException {
        var settings = Settings.standard();
        var course = Courses.course(Courses.REGIONS, "production", FaultProfile.NONE);
        try (var trial = new Trial(
                course, settings, contention, new VirtualClock(settings.start()), Ledger::inMemory, Progress.SILENT)) {
            assertThat(trial.run().violations()).isEmpty();
            return trial.aftermath().orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({"KILL, 3, true", "KILL, 130, false", "KILL, 131, true", "SLEEP, 60, false", "SLEEP, 141, true"})
    void shouldBeDoneByAnotherWhenTheFirstProcessIsGone(Contention.Kind kind, long entry, boolean after)
            throws InterruptedException {
        var end = after(new Contention(kind, entry, after));

        assertThat(end.outcome().ending()).isEqualTo(Ending.DONE);
        assertThat(end.journal().stream().map(it -> it.epoch()).distinct().count())
                .as("changes of hands")
                .isGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource({"RIVAL_DELIVERY, 90", "RIVAL_ROLLBACK, 140"})
    void shouldBeDoneAsIfAloneWhenARivalWantsTheSameFleets(Contention.Kind kind, long entry)
            throws InterruptedException {
        var end = after(new Contention(kind, entry, true));

        assertThat(end.outcome().ending()).isEqualTo(Ending.DONE);
        assertThat(end.stories()).hasSize(1);
        assertThat(end.releases()).hasSize(1);
    }

    @Test
    void shouldKeepTheSettledWaveWhenSomebodyAbortsInTheSecond() throws InterruptedException {
        var end = after(new Contention(Contention.Kind.ABORT, 196, true));

        assertThat(end.outcome().ending()).isEqualTo(Ending.ABORTED);
        assertThat(end.scene().fleets()).extracting(end::stays).containsExactly(true, false, false);
    }

    @Test
    void shouldDrawEveryKindInAboutHalfOfTheSeedsOfTheHostileWorldAlone() {
        var drawn = LongStream.rangeClosed(1, 400)
                .mapToObj(seed -> Contention.draw(FaultProfile.HOSTILE, seed))
                .filter(contention -> contention.kind() != Contention.Kind.NOBODY)
                .toList();

        assertThat(drawn).hasSizeBetween(150, 250);
        assertThat(drawn.stream().map(Contention::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Contention.Kind.NOBODY)));
        assertThat(drawn.get(0).words()).contains("entry " + drawn.get(0).entry());
        assertThat(Contention.draw(FaultProfile.FLAKY, 1)).isEqualTo(Contention.NONE);
    }
}
