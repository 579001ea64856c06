package io.jenkins.plugins.slipway.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.fault.Fault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultPlan;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import io.jenkins.plugins.slipway.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hostile world found, one fault at a time; the table is in docs/reliability.md. */
class TrialTest {
    private static final Duration NO = Duration.ZERO;
    private Trial trial;

    @AfterEach
    void close() {
        trial.close();
    }

    private TrialResult under(Behaviour release, FaultKind kind, int from, int until) throws InterruptedException {
        return under(release, fault(kind, "", from, until, NO));
    }

    /** @param from and until in minutes from the start */
    private static Fault fault(FaultKind kind, String what, int from, int until, Duration by) {
        var start = Settings.standard().start();
        return new Fault(
                kind,
                "eu-central-1",
                what,
                start.plus(Duration.ofMinutes(from)),
                start.plus(Duration.ofMinutes(until)),
                1,
                by);
    }

    private TrialResult under(Behaviour release, Fault... faults) throws InterruptedException {
        var settings = Settings.standard().release(release);
        var start = settings.start();
        var plan = new FaultPlan(FaultProfile.HOSTILE, List.of(faults));
        trial = new Trial(
                Courses.checkout(FaultProfile.HOSTILE),
                settings.faults(plan),
                Contention.NONE,
                new VirtualClock(start),
                Ledger::inMemory,
                Progress.SILENT);
        return trial.run();
    }

    @Test
    void shouldWaitForNewCredentialsWhenTheyExpireInTheMiddle() throws InterruptedException {
        var result = under(Behaviour.GOOD, FaultKind.EXPIRED, 20, 30);

        assertThat(result.outcome().reason()).isEmpty();
        assertThat(result.outcome().ending()).isEqualTo(Ending.DONE);
        assertThat(result.violations()).isEmpty();
    }

    @Test
    void shouldTakeEverythingBackWhenCredentialsExpireWhileItDoes() throws InterruptedException {
        var result = under(Behaviour.NO_BOOT, FaultKind.EXPIRED, 31, 41);

        assertThat(result.outcome().ending()).isEqualTo(Ending.FAILED);
        assertThat(result.outcome().left()).isEmpty();
        assertThat(result.violations()).isEmpty();
    }

    @Test
    void shouldWaitForCapacityWhenThereIsNoneForTheBuilder() throws InterruptedException {
        var result = under(Behaviour.GOOD, FaultKind.NO_CAPACITY, 0, 8);

        assertThat(result.outcome().ending()).isEqualTo(Ending.DONE);
        assertThat(result.took()).isGreaterThan(Duration.ofMinutes(90));
        assertThat(result.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-90, 90})
    void shouldFindItsRefreshAgainWhenTheReplyIsLostAndClocksDiffer(int ahead) throws InterruptedException {
        var result = under(
                Behaviour.GOOD,
                fault(FaultKind.REPLY_LOST, "autoscaling:StartInstanceRefresh", 0, 120, NO),
                fault(FaultKind.THROTTLED, "autoscaling:DescribeInstanceRefreshes", 40, 54, NO),
                fault(FaultKind.CLOCK_DIFFERS, "", 0, 0, Duration.ofSeconds(ahead)));

        assertThat(result.outcome().reason()).isEmpty();
        assertThat(result.outcome().ending()).isEqualTo(Ending.DONE);
        assertThat(result.violations()).isEmpty();
        assertThat(trial.rehearsed().rehearsal().calls()).containsEntry("autoscaling:StartInstanceRefresh", 1L);
    }

    @Test
    void shouldRetireTheCanaryWhenTheWorldDoesNotAnswerAtOnce() throws InterruptedException {
        var result = under(
                Behaviour.GOOD, fault(FaultKind.THROTTLED, "elasticloadbalancing:DescribeTargetGroups", 79, 86, NO));

        assertThat(result.outcome().reason()).isEmpty();
        assertThat(result.outcome().ending()).isEqualTo(Ending.DONE);
        assertThat(result.violations()).isEmpty();
    }

    /** What is lost just before the last look is replaced by then: the look waits for it. */
    @Test
    void shouldLookForLeftoversOnlyWhenNothingHasJustStruck() throws InterruptedException {
        var ended = under(Behaviour.NO_BOOT).took();
        trial.close();
        var justBefore = (int) ended.plus(Trial.SETTLING).toMinutes();

        var result = under(Behaviour.NO_BOOT, FaultKind.INTERRUPTION, justBefore, justBefore + 5);

        assertThat(trial.aftermath().orElseThrow().happened(FaultKind.INTERRUPTION, "eu-central-1"))
                .isTrue();
        assertThat(result.violations()).isEmpty();
    }

    @Test
    void shouldRecordARollbackAsDoneWhenAPersonChangesTheTemplateAfterIt() throws InterruptedException {
        var result = under(Behaviour.LATE_ERRORS, FaultKind.HAND_ON_TEMPLATE, 75, 85);

        assertThat(result.outcome().ending()).isEqualTo(Ending.FAILED);
        assertThat(result.violations()).isEmpty();
        var rollback = trial.aftermath().orElseThrow().releases().stream()
                .filter(release -> release.kind() == Release.Kind.ROLLBACK)
                .findFirst();
        assertThat(rollback.map(Release::status)).isEqualTo(Optional.of(Release.Status.SUCCESS));
    }

    @Test
    void shouldNotTakeABakeTimeForQuietWhenItsMetricsAreLost() throws InterruptedException {
        var result = under(Behaviour.LATE_ERRORS, FaultKind.METRICS_LOST, 60, 110);

        assertThat(result.outcome().ending()).isEqualTo(Ending.FAILED);
        assertThat(result.outcome().reason()).contains("checkout-5xx");
        assertThat(result.violations()).isEmpty();
    }

    @Test
    void shouldEndAsInconclusiveAndTakeItBackWhenMetricsNeverCome() throws InterruptedException {
        var result = under(Behaviour.GOOD, FaultKind.METRICS_LOST, 70, 300);

        assertThat(result.outcome().ending()).isEqualTo(Ending.INCONCLUSIVE);
        assertThat(result.outcome().reason())
                .contains("the bake time of checkout-eu could not be watched: metrics of 16 of its 20 min");
        assertThat(result.outcome().left()).isEmpty();
        assertThat(result.violations()).isEmpty();
    }

    @Test
    void shouldNotPassAWeightByWhatWasMeasuredAtTheOneBefore() throws InterruptedException {
        var result = under(Behaviour.GOOD, FaultKind.METRICS_LOST, 36, 300);

        assertThat(result.outcome().ending()).isEqualTo(Ending.INCONCLUSIVE);
        assertThat(result.outcome().reason())
                .contains("the canary could not be judged: INCONCLUSIVE at 50 %")
                .contains("at this weight");
        assertThat(result.outcome().left()).isEmpty();
        assertThat(result.violations()).isEmpty();
    }

    @Test
    void shouldGoOnWhenLostMetricsComeBackInTime() throws InterruptedException {
        var result = under(Behaviour.GOOD, FaultKind.METRICS_LOST, 70, 100);

        assertThat(result.outcome().reason()).isEmpty();
        assertThat(result.outcome().ending()).isEqualTo(Ending.DONE);
        assertThat(result.violations()).isEmpty();
    }

    @Test
    void shouldLaunchAnotherBuilderWhenOneDoesNotBoot() throws InterruptedException {
        var result = under(Behaviour.GOOD, FaultKind.FAILED_BOOT, 0, 1);

        assertThat(result.outcome().reason()).isEmpty();
        assertThat(result.outcome().ending()).isEqualTo(Ending.DONE);
        assertThat(result.violations()).isEmpty();
    }

    @Test
    void shouldGiveUpAfterThreeBuildersThatDidNotBootAndLeaveNothing() throws InterruptedException {
        var result = under(Behaviour.GOOD, FaultKind.FAILED_BOOT, 0, 30);

        assertThat(result.outcome().ending()).isEqualTo(Ending.FAILED);
        assertThat(result.outcome().reason()).contains("before it took a command, attempt 3 of 3");
        assertThat(result.outcome().left()).isEmpty();
        var census = trial.rehearsed().rehearsal().census();
        assertThat(census.ever("instances"))
                .isEqualTo(census.present("instances").size() + 3);
        assertThat(result.violations()).isEmpty();
    }
}
