package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whole refreshes over random groups and preferences, watched at every second. */
class InstanceRefreshPropertyTest {
    private static final Duration LONG_ENOUGH = Duration.ofHours(40);

    /** A rehearsal, the refresh in it, and what it promised. */
    private record Run(Rehearsal rehearsal, Random random, ReplacementBudget promised, Wish wish) {
        static Run of(long seed) {
            var random = new Random(seed);
            int desired = 1 + random.nextInt(12);
            int min = random.nextInt(101);
            var max = random.nextBoolean()
                    ? Optional.of(100 + random.nextInt(Math.min(100, min) + 1))
                    : Optional.<Integer>empty();
            var wish = max.isPresent()
                    ? Wish.standard().healthy(min, max.get())
                    : Wish.standard().healthy(min);
            wish = wish.warmup(random.nextInt(5) * 30);
            if (random.nextInt(3) == 0) {
                var stops = random.ints(3, 1, 100).sorted().distinct().boxed().collect(Collectors.toList());
                stops.add(100);
                wish = wish.checkpoints(random.nextInt(600), stops.toArray(Integer[]::new));
            }
            var rehearsal = new Rehearsal(Settings.standard().seed(seed));
            rehearsal.machines.boot = Duration.ofSeconds(5 + random.nextInt(60));
            rehearsal.balancing.check = Duration.ofSeconds(random.nextInt(40));
            rehearsal.balancing.drain = Duration.ofSeconds(random.nextInt(90));
            rehearsal.autoScaling.groups().seed(Rehearsal.GROUP, Rehearsal.order(desired), List.of("tg-1"), List.of());
            rehearsal.advance(Duration.ofSeconds(random.nextInt(30)));
            var range = new HealthyRange(min, max.orElse(100), max.isPresent());
            return new Run(rehearsal, random, ReplacementBudget.of(desired, range), wish);
        }

        void second() {
            rehearsal.advance(Duration.ofSeconds(1));
            assertThat(rehearsal.inService()).as("in service and healthy").isGreaterThanOrEqualTo(promised.floor());
            assertThat(rehearsal.group().counted().size())
                    .as("in service or pending")
                    .isLessThanOrEqualTo(promised.ceiling());
        }

        void untilEnd() {
            var end = rehearsal.world.now().plus(LONG_ENOUGH);
            while (rehearsal.group().activeRefresh().isPresent()) {
                second();
                assertThat(rehearsal.world.now()).as("it ends").isBefore(end);
            }
            for (int i = 0; i < 300; i++) {
                second();
            }
        }
    }

    @Property(tries = 120)
    void shouldReplaceAllAndKeepItsPromisesWhenNothingGoesWrong(@ForAll long seed) {
        var run = Run.of(seed);
        run.rehearsal.start(run.wish);

        int percent = 0;
        while (run.rehearsal.group().activeRefresh().isPresent()) {
            run.second();
            int now = run.rehearsal.group().refreshes().get(0).view().percentComplete();
            assertThat(now).isBetween(percent, 100);
            percent = now;
        }

        var refresh = run.rehearsal.group().refreshes().get(0).view();
        assertThat(refresh.state()).isEqualTo(RefreshState.SUCCESSFUL);
        assertThat(refresh.percentComplete()).isEqualTo(100);
        assertThat(refresh.instancesToUpdate()).isZero();
        assertThat(run.rehearsal.versions()).hasSize(run.promised.desired()).containsOnly(2L);
        assertThat(run.rehearsal.group().settings().launch().version()).isEqualTo("2");
    }

    @Property(tries = 120)
    void shouldReturnAllToOldVersionWhenRolledBackAtAnyMoment(@ForAll long seed) {
        var run = Run.of(seed);
        run.rehearsal.start(run.wish.bake(200));
        int moment = run.random.nextInt(1_500);
        for (int i = 0; i < moment && !baked(run); i++) {
            run.second();
        }

        run.rehearsal.autoScaling.refreshes().rollBack(Rehearsal.GROUP);
        run.untilEnd();

        var refresh = run.rehearsal.group().refreshes().get(0).view();
        assertThat(refresh.state()).isEqualTo(RefreshState.ROLLBACK_SUCCESSFUL);
        assertThat(refresh.percentComplete()).isZero();
        assertThat(run.rehearsal.versions()).hasSize(run.promised.desired()).containsOnly(1L);
        assertThat(run.rehearsal.group().settings().launch().version()).isEqualTo("1");
    }

    @Property(tries = 80)
    void shouldLeaveConsistentGroupWhenCancelledAtAnyMoment(@ForAll long seed) {
        var run = Run.of(seed);
        run.rehearsal.start(run.wish.bake(200));
        int moment = run.random.nextInt(1_500);
        for (int i = 0; i < moment && !baked(run); i++) {
            run.second();
        }

        run.rehearsal.autoScaling.refreshes().cancel(Rehearsal.GROUP, run.random.nextBoolean());
        for (int i = 0; i < 900; i++) {
            run.rehearsal.advance(Duration.ofSeconds(1));
        }

        assertThat(run.rehearsal.refresh().state()).isEqualTo(RefreshState.CANCELLED);
        assertThat(run.rehearsal.autoScaling.settled(Rehearsal.GROUP)).isTrue();
        assertThat(run.rehearsal.inService()).isEqualTo(run.promised.desired());
        assertThat(run.rehearsal.group().settings().launch().version()).isEqualTo("1");
        assertThat(run.rehearsal.group().activities().busy()).isFalse();
        assertThat(run.rehearsal.machines.machines.values().stream()
                        .filter(machine -> machine.running())
                        .count())
                .as("no machine outlives its place in the group")
                .isEqualTo(run.promised.desired());
    }

    @Property(tries = 12)
    void shouldHappenTheSameWayWhenSeedIsTheSame(@ForAll long seed) {
        assertThat(history(seed)).isEqualTo(history(seed));
    }

    private static List<String> history(long seed) {
        var run = Run.of(seed);
        run.rehearsal.start(run.wish);
        var seen = new ArrayList<String>();
        for (int i = 0; i < 600; i++) {
            run.rehearsal.advance(Duration.ofSeconds(3));
            seen.add(run.rehearsal.autoScaling.describeGroups() + " "
                    + run.rehearsal.autoScaling.refreshes().describe(Rehearsal.GROUP, List.of()));
        }
        return seen;
    }

    /** Stop before the bake is over: then there is nothing left to roll back or cancel. */
    private static boolean baked(Run run) {
        return run.rehearsal
                .group()
                .activeRefresh()
                .filter(refresh -> refresh.state() == RefreshState.BAKING)
                .isPresent();
    }
}
