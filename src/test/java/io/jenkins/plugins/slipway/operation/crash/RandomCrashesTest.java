package io.jenkins.plugins.slipway.operation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.crash.ToyWorld.Trouble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Verbs, crashes and troubles drawn by a seed. To replay a seed that failed, give it to {@code @Property(seed = …)} as jqwik
 * prints it, or call the method with the {@code verb} and {@code luck} of the message.
 */
class RandomCrashesTest {
    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void shouldEndAsIfNothingHadHappened(@ForAll long verb, @ForAll long luck) {
        var undisturbed = scenario(verb, new Random(luck), 0);
        var expected = CrashEverywhere.run(undisturbed, List.of());
        var points = CrashEverywhere.points(undisturbed);
        var random = new Random(luck);
        var crashes = new ArrayList<CrashPoint>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            crashes.add(points.get(random.nextInt(points.size())));
        }
        crashes.sort(Comparator.comparing(CrashPoint::seq));

        CrashEverywhere.compare(scenario(verb, random, 0), expected, crashes);
        assertThat(CrashEverywhere.run(scenario(verb, random, 30), List.of()))
                .as("troubles alone")
                .isEqualTo(expected);
        assertThat(CrashEverywhere.run(scenario(verb, random, 30), loosely(crashes)))
                .as("troubles and crashes %s", crashes)
                .isEqualTo(expected);
        if (expected.outcome().toString().startsWith("FAILED") && !hasKept(undisturbed)) {
            assertThat(undisturbed.world.isUntouched()).isTrue();
        }
    }

    private static boolean hasKept(ToyScenario scenario) {
        return scenario.journals().read(scenario.id(), 0).stream().anyMatch(entry -> entry.kind() == Entry.Kind.KEPT);
    }

    /** The first entry is always reached; the others may not be, when troubles have changed the journal. */
    private static List<CrashPoint> loosely(List<CrashPoint> crashes) {
        var points = new ArrayList<>(crashes);
        points.add(0, new CrashPoint(0, CrashPoint.Side.AFTER));
        return points;
    }

    /** @param percent of calls that go wrong, half refused, half with their reply lost */
    private static ToyScenario scenario(long verb, Random random, int percent) {
        return new ToyScenario(
                call -> random.nextInt(100) >= percent
                        ? Trouble.NONE
                        : random.nextBoolean() ? Trouble.REFUSED : Trouble.REPLY_LOST,
                (world, run) -> RandomVerb.run(verb, world, run));
    }
}
