package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.crash.CrashEverywhere;
import io.jenkins.plugins.slipway.operation.crash.CrashPoint;
import io.jenkins.plugins.slipway.operation.crash.DisturbedJournals;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Abort at any moment is an ordinary path: sent at each journal entry, it leaves the world as it was. */
@Execution(ExecutionMode.CONCURRENT)
class AbortedOperationsTest {
    private final Worlds worlds = new Worlds();

    static List<Story> stories() {
        return Story.ABORTED;
    }

    @AfterEach
    void close() {
        worlds.close();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldLeaveTheWorldAsItWasWheneverItIsAborted(Story story) throws InterruptedException {
        var undisturbed = worlds.fresh(story);
        var done = CrashEverywhere.run(undisturbed, List.of());
        var entries = undisturbed.journals().read(undisturbed.id(), 0);
        var tooLate = 0;

        for (var entry : entries.subList(0, entries.size() - 1)) {
            var scenario = worlds.fresh(story);
            var before = scenario.footprint();
            var outcome = abortedAt(scenario, entry);

            var run = "%s, aborted after entry %d %s %s: %s %s"
                    .formatted(story, entry.seq(), entry.kind(), entry.name(), outcome.ending(), outcome.reason());
            if (outcome.ending() == Ending.DONE) {
                tooLate++;
                assertThat(scenario.journals().read(scenario.id(), entry.seq() + 1))
                        .as(run)
                        .noneMatch(later -> later.kind() == Entry.Kind.INTENT);
                assertThat(new CrashEverywhere.End(scenario.comparable(outcome), scenario.snapshot()))
                        .as(run)
                        .isEqualTo(done);
            } else {
                assertThat(outcome.ending()).as(run).isEqualTo(Ending.ABORTED);
                assertThat(outcome.left()).as(run).isEmpty();
                assertThat(scenario.footprint().present().get("commands"))
                        .as(run)
                        .isNullOrEmpty();
                scenario.snapshot(); // lets things settle
                assertThat(scenario.footprint().since(before)).as(run).isEmpty();
                assertThat(scenario.releases()).as(run).noneMatch(release -> release.contains("IN_PROGRESS"));
            }
        }
        System.out.printf("%s: aborted at %d entries, at %d of them too late%n", story, entries.size() - 1, tooLate);
        assertThat(tooLate).isLessThan(5);
    }

    @Test
    void shouldKeepAWaveTogetherWithItsImageOrNeither() throws InterruptedException {
        var undisturbed = worlds.fresh(Story.A_WAVE_THAT_STAYS);
        CrashEverywhere.run(undisturbed, List.of());
        var settling = undisturbed.journals().read(undisturbed.id(), 0).stream()
                .filter(entry -> entry.name().contains("wave one"))
                .toList();
        var kept = new HashSet<Boolean>();

        for (var entry : settling) {
            var scenario = worlds.fresh(Story.A_WAVE_THAT_STAYS);
            var before = scenario.footprint();
            var outcome = abortedAt(scenario, entry);
            scenario.snapshot(); // lets things settle

            var run = "aborted after entry %d %s %s".formatted(entry.seq(), entry.kind(), entry.name());
            var stays = scenario.settledGroups().contains("catalog-a");
            kept.add(stays);
            assertThat(outcome.ending()).as(run).isEqualTo(Ending.ABORTED);
            assertThat(outcome.left()).as(run).isEmpty();
            assertThat(scenario.footprint().since(before))
                    .as(run)
                    .satisfies(left -> assertThat(left.isEmpty()).isEqualTo(!stays));
        }
        assertThat(kept).as("it stays after some entries and not after others").hasSize(2);
    }

    private static Outcome abortedAt(StoryScenario scenario, Entry moment) throws InterruptedException {
        var here = new CrashPoint(moment.seq(), CrashPoint.Side.AFTER);
        var operations = scenario.process(new DisturbedJournals(scenario.journals(), (point, entry) -> {
            if (point.equals(here)) {
                scenario.abort();
            }
        }));
        scenario.start(operations);
        return operations.drive(scenario.id(), scenario.waiter());
    }
}
