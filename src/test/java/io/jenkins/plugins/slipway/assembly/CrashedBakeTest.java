package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Waiter;
import io.jenkins.plugins.slipway.operation.crash.CrashEverywhere;
import io.jenkins.plugins.slipway.operation.crash.Scenario;
import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.spec.Spec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bake for three regions is killed at each journal entry from its copies on, and ends as if it had not been. */
class CrashedBakeTest {
    private static final Spec SPEC = BakeBench.spec(
            "copyTo: [us-east-1, {region: ap-southeast-2, kmsKey: alias/images}]\n  shareWith: [\"444455556666\"]");

    private final Deque<BakeScenario> open = new ArrayDeque<>();

    @AfterEach
    void close() {
        open.forEach(scenario -> scenario.bench.close());
    }

    /** The journal of the last run is read still; what came before it can go. */
    private BakeScenario fresh(int failingCopies) {
        if (open.size() > 1) {
            open.removeFirst().bench.close();
        }
        open.add(new BakeScenario(failingCopies));
        return open.getLast();
    }

    @Test
    void shouldEndTheSameWhereverItIsKilledWhenOneCopyFailsOnce() {
        assertThat(crashes(1)).isGreaterThan(30);
    }

    @Test
    void shouldEndTheSameWhereverItIsKilledWhenOneCopyFailsThrice() {
        assertThat(crashes(3)).isGreaterThan(30);
    }

    /** Builder and boot test are those of every delivery, and killed there. */
    private int crashes(int failingCopies) {
        return CrashEverywhere.checkDistinct(
                () -> fresh(failingCopies), entry -> entry.path().startsWith("copies/"));
    }

    private static final class BakeScenario implements Scenario {
        private final BakeBench bench = new BakeBench();
        private Delivery process;
        private int processes;

        BakeScenario(int failingCopies) {
            bench.failCopies(BakeBench.FAR, failingCopies);
        }

        @Override
        public Journals journals() {
            return bench.ledger.journals();
        }

        @Override
        public Operations process(Journals through) {
            processes++;
            process = new Delivery(
                    Delivery.Parts.of(bench.clouds(processes), bench.ledger, bench.clock, "process-" + processes)
                            .through(through));
            return process.operations();
        }

        @Override
        public OperationId id() {
            return new OperationId("crash-test");
        }

        @Override
        public void start(Operations operations) {
            start(operations, process.planning(SPEC, "production").buildAmi("1.4.2"));
        }

        private <P extends Plan> void start(Operations operations, PlannedOperation<P> planned) {
            operations.start(planned.verb(), planned.plan(), planned.targets(), planned.labels(), "test", id());
        }

        @Override
        public Waiter waiter() {
            return bench.clock::advanceTo;
        }

        @Override
        public Object snapshot() {
            bench.clock.advance(Duration.ofMinutes(30));
            var census = bench.rehearsal.census();
            var snapshot = new TreeMap<String, Object>();
            Footprint.of(census).present().forEach((kind, things) -> snapshot.put(kind, things.size()));
            for (var region : List.of(BakeBench.HOME, BakeBench.FAR, BakeBench.FARTHER)) {
                snapshot.put("ever " + region, ever(census, region));
                snapshot.put("published " + region, bench.published(region).isPresent());
                snapshot.put(
                        "shared " + region,
                        bench.images(region).stream()
                                .map(image -> bench.cloud("other", region)
                                        .images()
                                        .find(image.id())
                                        .isPresent())
                                .toList());
            }
            return snapshot;
        }

        private static List<Long> ever(Census census, String region) {
            var counts = census.regions().get(region);
            return List.of(
                    counts.get("images").ever(),
                    counts.get("snapshots").ever(),
                    counts.get("instances").ever());
        }

        @Override
        public Object comparable(Outcome outcome) {
            return outcome.ending() + " " + outcome.left();
        }
    }
}
