package io.jenkins.plugins.slipway.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.trial.invariant.Aftermath;
import io.jenkins.plugins.slipway.trial.invariant.Invariants;
import io.jenkins.plugins.slipway.trial.invariant.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A ledger that lies about one good delivery over three regions: each lie is seen. */
class AftermathTest {
    private static Trial trial;
    private static Aftermath truth;

    @BeforeAll
    static void deliver() throws InterruptedException {
        trial = new Trial(Courses.course(Courses.REGIONS, "production", FaultProfile.NONE), 1);
        assertThat(trial.run().violations()).isEmpty();
        truth = trial.aftermath().orElseThrow();
    }

    @AfterAll
    static void close() {
        trial.close();
    }

    private static List<String> seenIn(Aftermath end) {
        var invariants = new Invariants();
        invariants.atEnd(end);
        return invariants.violations().stream().map(Violation::invariant).toList();
    }

    private static Aftermath with(Outcome outcome, List<Entry> journal, List<Release> releases) {
        return new Aftermath(
                truth.scene(),
                truth.before(),
                truth.operation(),
                outcome,
                journal,
                List.of(new Aftermath.Story(truth.stories().get(0).operation(), journal)),
                releases,
                truth.dora(),
                truth.changes());
    }

    private static Aftermath ended(Ending ending, String reason, Outcome.Left... left) {
        return with(new Outcome(ending, reason, null, List.of(left)), truth.journal(), truth.releases());
    }

    private static Aftermath journaled(List<Entry> journal) {
        return with(truth.outcome(), journal, truth.releases());
    }

    private static Entry last(Predicate<Entry> wanted) {
        return truth.journal().stream()
                .filter(wanted)
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    private static Entry copy(Entry entry, long epoch) {
        return new Entry(entry.seq(), entry.path(), entry.kind(), entry.name(), entry.data(), entry.at(), epoch);
    }

    @Test
    void shouldSeeADefectThatIsToldAsAFailure() {
        assertThat(seenIn(ended(Ending.FAILED, "a defect of 'deliver': an index is out of bounds")))
                .contains("no-defect");
    }

    @Test
    void shouldSeeAFailureThatIsNone() {
        assertThat(seenIn(ended(Ending.FAILED, "the canary is worse"))).contains("truthful", "no-leftover");
    }

    @Test
    void shouldSeeAPersonWhoIsCalledForNothingOrNotAtAll() {
        var left = new Outcome.Left("something", "do it", "it was refused");

        assertThat(seenIn(ended(Ending.NEEDS_PERSON, "nothing is left"))).contains("truthful");
        assertThat(seenIn(ended(Ending.DONE, "", left))).contains("truthful");
    }

    @Test
    void shouldSeeAReleaseThatNeverEnds() {
        var open = truth.releases().stream()
                .map(release -> release.with(Release.Status.IN_PROGRESS, release.startedAt()))
                .toList();

        assertThat(seenIn(with(truth.outcome(), truth.journal(), open))).contains("truthful");
    }

    @Test
    void shouldSeeARefreshOfOneFleetThatNobodyBegan() {
        var silent = truth.journal().stream()
                .filter(entry -> !(entry.kind() == Entry.Kind.INTENT
                        && entry.name().contains("refresh")
                        && entry.path().contains("us-east-1")))
                .toList();

        assertThat(seenIn(journaled(silent))).containsExactly("one-refresh");
    }

    @Test
    void shouldSeeAProcessThatWritesAfterItHasLostTheOperation() {
        var sleeper = new ArrayList<Entry>();
        truth.journal().forEach(entry -> sleeper.add(copy(entry, entry.epoch() + 1)));
        var late = sleeper.remove(sleeper.size() - 1);
        sleeper.add(copy(late, late.epoch() - 1));

        assertThat(seenIn(journaled(sleeper))).containsExactly("one-operation");
    }

    @Test
    void shouldSeeWhatIsDoneTwice() {
        var twice = new ArrayList<>(truth.journal());
        var result = last(entry -> entry.kind() == Entry.Kind.RESULT);
        twice.add(truth.journal().indexOf(result), result);

        assertThat(seenIn(journaled(twice))).containsExactly("one-operation");
    }
}
