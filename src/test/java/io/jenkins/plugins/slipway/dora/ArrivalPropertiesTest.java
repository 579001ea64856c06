package io.jenkins.plugins.slipway.dora;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Rules 3, 4, 8 to 11 on random histories. */
class ArrivalPropertiesTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final DoraQuery QUERY = DoraQuery.between(START.plusSeconds(86_400), START.plusSeconds(12 * 86_400));

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void shouldAnswerTheSameInWhateverOrderEventsArrive(@ForAll long seed) {
        var random = new Random(seed);
        var events = history(random);
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);

        assertThat(DoraReport.of(shuffled, QUERY)).isEqualTo(DoraReport.of(events, QUERY));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void shouldAnswerTheSameWhenEveryEventArrivesTwiceAndRunsWereAnnounced(@ForAll long seed) {
        var events = history(new Random(seed));
        var repeated = new ArrayList<DoraEvent>();
        for (var event : events) {
            if (event instanceof Deployment run) {
                repeated.add(announced(run, run.receivedAt().minusSeconds(3)));
            }
            repeated.add(event);
            repeated.add(event);
            if (event instanceof Deployment run) {
                repeated.add(announced(run, run.receivedAt().plusSeconds(3)));
            }
        }

        assertThat(DoraReport.of(repeated, QUERY)).isEqualTo(DoraReport.of(events, QUERY));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void shouldGiveSumsRatesAndDurationsThatCanBe(@ForAll long seed) {
        var figures = DoraReport.of(history(new Random(seed)), QUERY);

        assertThat(figures.dailySeries().stream().mapToInt(count -> count).sum())
                .isEqualTo(figures.deploymentCount());
        assertThat(figures.weeklySeries().stream().mapToInt(count -> count).sum())
                .isEqualTo(figures.deploymentCount());
        assertThat(figures.failedIds()).doesNotHaveDuplicates();
        assertThat(figures.failedIds().size())
                .isBetween(0, Math.min(figures.deploymentCount(), figures.failedDeployments()));
        assertThat(figures.changeFailRate() == null || (figures.changeFailRate() >= 0 && figures.changeFailRate() <= 1))
                .isTrue();
        assertThat(figures.leadTime().n() == 0).isEqualTo(figures.leadTime().medianS() == null);
        if (figures.leadTime().n() > 0) {
            assertThat(figures.leadTime().medianS())
                    .isBetween(0.0, figures.leadTime().p75S());
            assertThat(figures.leadTime().p75S())
                    .isLessThanOrEqualTo(figures.leadTime().p90S());
        }
    }

    private static Deployment announced(Deployment run, Instant receivedAt) {
        return new Deployment(
                run.id(),
                run.service(),
                run.environment(),
                Deployment.Status.IN_PROGRESS,
                run.commit(),
                null,
                run.startedAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                receivedAt);
    }

    /** Two services, a graph of commits with branches, two weeks of runs and incidents, each received at a time of its own. */
    private static List<DoraEvent> history(Random random) {
        var events = new ArrayList<DoraEvent>();
        for (int i = 0; i < 30; i++) {
            var parents = new ArrayList<String>();
            for (int parent = 0; i > 0 && parent < 1 + random.nextInt(2); parent++) {
                parents.add("c" + Math.max(0, i - 1 - random.nextInt(3)));
            }
            var at = START.plusSeconds(random.nextInt(12 * 86_400));
            if (random.nextInt(10) > 0) {
                events.add(new Commit(
                        "shop", "c" + i, parents, at, at, List.of("api/x"), START.plusSeconds(events.size())));
            }
        }
        for (int i = 0; i < 25; i++) {
            events.add(run(random, i, START.plusSeconds(10L * (events.size() + 10))));
        }
        for (int i = 0; i < 8; i++) {
            var opened = START.plusSeconds(random.nextInt(14 * 86_400));
            events.add(new Incident(
                    "I" + i,
                    random.nextBoolean() ? "shop" : "cart",
                    "production",
                    opened,
                    random.nextInt(4) == 0 ? null : opened.plusSeconds(random.nextInt(90_000)),
                    random.nextInt(3) == 0 ? "D" + random.nextInt(25) : null,
                    random.nextInt(5) == 0 ? Incident.Cause.EXTERNAL : null,
                    START.plusSeconds(10L * (events.size() + 10))));
        }
        return events;
    }

    private static Deployment run(Random random, int i, Instant receivedAt) {
        var started = START.plusSeconds(600L * random.nextInt(14 * 144));
        var status = random.nextInt(4) > 0
                ? Deployment.Status.SUCCESS
                : random.nextBoolean() ? Deployment.Status.FAILURE : Deployment.Status.ABORTED;
        return new Deployment(
                "D" + i,
                random.nextBoolean() ? "shop" : "cart",
                "production",
                status,
                "c" + random.nextInt(30),
                null,
                started,
                started.plusSeconds(600),
                random.nextInt(4) > 0 ? null : Deployment.Kind.values()[random.nextInt(3)],
                random.nextInt(5) > 0 ? null : random.nextBoolean(),
                random.nextInt(8) > 0 ? null : "D" + random.nextInt(25),
                random.nextInt(8) > 0 ? null : "D" + random.nextInt(25),
                null,
                random.nextBoolean(),
                null,
                receivedAt);
    }
}
