package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.release.NewRelease;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Release.Kind;
import io.jenkins.plugins.slipway.release.Release.Status;
import io.jenkins.plugins.slipway.release.Releases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store of releases promises on every engine. */
abstract class ReleasesContract {
    private static final Instant START = Instant.parse("2026-11-22T16:45:01.123456Z");

    /** Empty at the start of each test. */
    abstract LedgerUnderTest test();

    @Test
    void shouldFindWhatWasSaved() {
        var release = release("r1", 0, Status.IN_PROGRESS, Kind.DEPLOY, null);
        releases().save(release);

        assertThat(releases().find("r1")).contains(release);
        assertThat(releases().find("r2")).isEmpty();
    }

    @Test
    void shouldUpdateById() {
        releases().save(release("r1", 0, Status.IN_PROGRESS, Kind.DEPLOY, null));
        var ended = release("r1", 0, Status.FAILURE, Kind.DEPLOY, null);
        releases().save(ended);

        assertThat(releases().history("checkout", "production", 10)).containsExactly(ended);
    }

    @Test
    void shouldKeepATerminalStatusAndThatUsersWereReached() {
        var ended = release("r1", 0, Status.ABORTED, Kind.DEPLOY, null).reachingUsers();
        releases().save(ended);
        releases().save(release("r1", 0, Status.IN_PROGRESS, Kind.DEPLOY, null));
        assertThat(releases().find("r1")).contains(ended);

        releases().save(release("r1", 0, Status.FAILURE, Kind.DEPLOY, null));
        assertThat(releases().find("r1").orElseThrow().status()).isEqualTo(Status.FAILURE);
        assertThat(releases().find("r1").orElseThrow().reachedUsers()).isTrue();
    }

    @Test
    void shouldListTheNewestFirstOfOneServiceAndEnvironment() {
        for (int i = 0; i < 4; i++) {
            releases().save(release("r" + i, i, Status.SUCCESS, Kind.DEPLOY, null));
        }
        releases().save(release("x", 9, Status.SUCCESS, Kind.DEPLOY, null, "staging"));

        assertThat(releases().history("checkout", "production", 3))
                .extracting(Release::id)
                .containsExactly("r3", "r2", "r1");
        assertThat(releases().history("cart", "production", 3)).isEmpty();
    }

    @Test
    void shouldTakeTheNewestSuccessAsLastGood() {
        assertThat(releases().lastGood("checkout", "production")).isEmpty();
        save("r1", 1, Status.SUCCESS, Kind.DEPLOY, null);
        save("r2", 2, Status.SUCCESS, Kind.DEPLOY, null);
        save("r3", 3, Status.FAILURE, Kind.DEPLOY, null);
        save("r4", 4, Status.IN_PROGRESS, Kind.DEPLOY, null);

        assertThat(lastGood()).contains("r2");
    }

    @Test
    void shouldNotTakeWhatALaterRollbackUndid() {
        save("r1", 1, Status.SUCCESS, Kind.DEPLOY, null);
        save("r2", 2, Status.SUCCESS, Kind.DEPLOY, null);
        save("r2-rollback", 3, Status.IN_PROGRESS, Kind.ROLLBACK, "r2");
        assertThat(lastGood()).as("on the way back").contains("r1");

        save("r2-rollback", 3, Status.SUCCESS, Kind.ROLLBACK, "r2");
        assertThat(lastGood()).as("the rollback runs what it restored").contains("r2-rollback");

        save("r3", 5, Status.SUCCESS, Kind.DEPLOY, null);
        save("r3-rollback", 6, Status.FAILURE, Kind.ROLLBACK, "r3");
        assertThat(lastGood()).as("not what somebody tried to undo").contains("r2-rollback");
    }

    @Test
    void shouldKeepWhatAnAbortedRollbackDidNotUndo() {
        save("r1", 1, Status.SUCCESS, Kind.DEPLOY, null);
        save("r1-rollback", 2, Status.ABORTED, Kind.ROLLBACK, "r1");

        assertThat(lastGood()).contains("r1");
    }

    @Test
    void shouldTellTheDoraEventsOfEachChangeOnce() {
        var begun = release("r1", 0, Status.IN_PROGRESS, Kind.DEPLOY, null);
        var ended = release("r1", 0, Status.SUCCESS, Kind.DEPLOY, null).reachingUsers();
        releases().save(begun);
        releases().save(begun);
        test().clock().pass(Duration.ofMinutes(5));
        releases().save(ended);
        releases().save(ended);
        releases().save(begun);

        assertThat(test().ledger().doraEvents().all())
                .hasSize(2)
                .last()
                .isEqualTo(new Deployment(
                        "r1",
                        "checkout",
                        "production",
                        Deployment.Status.SUCCESS,
                        "abc123",
                        "shop",
                        ended.startedAt(),
                        ended.finishedAt().orElseThrow(),
                        Deployment.Kind.DEPLOY,
                        null,
                        null,
                        null,
                        null,
                        true,
                        "operation-r1",
                        List.of("eu-central-1"),
                        test().clock().instant()));
    }

    @Test
    void shouldTellWhichTeamsServiceItIsAndWhichRegionsWereReached() {
        releases().save(ofTeam("red", release("r1", 1, Status.IN_PROGRESS, Kind.DEPLOY, null)));
        var placed = ofTeam("red", release("r1", 1, Status.SUCCESS, Kind.DEPLOY, null))
                .placedAlsoAt(new Release.Placement("main", "us-east-1", "checkout", "lt-2", 3, "ami-2"));
        releases().save(placed);
        releases().save(placed);
        assertThat(releases().find("r1")).contains(placed);
        assertThat(test().ledger().teams()).containsExactly(Map.entry("checkout", "red"));
        assertThat(test().ledger().preparedUnits().of(Set.of(), Set.of()))
                .singleElement()
                .satisfies(unit -> assertThat(unit.regions()).containsExactly("eu-central-1", "us-east-1"));

        releases().save(ofTeam("blue", release("r2", 2, Status.SUCCESS, Kind.DEPLOY, null, "staging")));
        assertThat(test().ledger().teams())
                .as("the last release says it, also of the other environment")
                .containsExactly(Map.entry("checkout", "blue"));
        assertThat(test().ledger().preparedUnits().of(Set.of(), Set.of()))
                .hasSize(2)
                .allSatisfy(unit -> assertThat(unit.team()).contains("blue"));
    }

    @Test
    void shouldKeepTheRegionsOfAReleaseThatWasTakenBack() {
        var failed = release("r1", 1, Status.FAILURE, Kind.DEPLOY, null).reachingUsers();
        releases().save(failed);
        releases().save(failed.placedAt(List.of()));

        assertThat(DoraEvent.merged(test().ledger().doraEvents().all()))
                .singleElement()
                .satisfies(told -> assertThat(((Deployment) told).regions()).containsExactly("eu-central-1"));
    }

    @Test
    void shouldReadAReleaseOfBeforeTeamsWereRecorded() {
        var release = release("r1", 1, Status.SUCCESS, Kind.DEPLOY, null);
        releases().save(release);
        int changed = test().ledger()
                .database
                .write(handle -> handle.createUpdate(
                                "update slipway_release set body = replace(body, ',\"team\":null', '')")
                        .execute());

        assertThat(changed).isOne();
        assertThat(releases().find("r1")).contains(release);
        assertThat(test().ledger().teams()).isEmpty();
    }

    private static Release ofTeam(String team, Release release) {
        return new NewRelease(
                        release.service(),
                        release.environment(),
                        release.version(),
                        release.commit(),
                        release.repository(),
                        release.kind(),
                        release.rollsBack(),
                        release.replaced(),
                        Optional.of(team))
                .begin(new OperationId(release.id()), release.startedAt())
                .placedAt(release.placements())
                .with(release.status(), release.startedAt().plusSeconds(600));
    }

    @Test
    void shouldTakeACanaryForNoDeploymentUnlessItFailed() {
        save("r1", 1, Status.SUCCESS, Kind.DEPLOY, null);
        save("c1", 2, Status.IN_PROGRESS, Kind.CANARY, null);
        save("c1", 2, Status.SUCCESS, Kind.CANARY, null);
        save("c2", 3, Status.IN_PROGRESS, Kind.CANARY, null);
        releases().save(release("c2", 3, Status.FAILURE, Kind.CANARY, null).reachingUsers());

        assertThat(lastGood()).contains("r1");
        assertThat(test().ledger().doraEvents().all())
                .extracting(DoraEvent::item)
                .containsExactly("r1", "c2");
    }

    @Test
    void shouldShowARollbackInTheFigures() {
        save("r1", 1, Status.SUCCESS, Kind.DEPLOY, null);
        save("r2", 2, Status.SUCCESS, Kind.DEPLOY, null);
        save("r2-rollback", 3, Status.SUCCESS, Kind.ROLLBACK, "r2");
        releases().save(release("r3", 4, Status.ABORTED, Kind.DEPLOY, null).reachingUsers());
        var figures = DoraReport.of(
                test().ledger().doraEvents().all(), DoraQuery.between(START, START.plus(Duration.ofDays(1))));

        assertThat(figures.deploymentCount()).isEqualTo(3);
        assertThat(figures.failedIds()).containsExactly("r2");
        assertThat(figures.changeFailRate()).isEqualTo(0.5);
        assertThat(figures.rollbackCount()).isEqualTo(1);
        assertThat(figures.recovery().medianS()).isEqualTo(3600.0);
    }

    private Releases releases() {
        return test().ledger().releases();
    }

    private Optional<String> lastGood() {
        return releases().lastGood("checkout", "production").map(Release::id);
    }

    private void save(String id, int hour, Status status, Kind kind, String rollsBack) {
        releases().save(release(id, hour, status, kind, rollsBack));
    }

    private static Release release(String id, int hour, Status status, Kind kind, String rollsBack) {
        return release(id, hour, status, kind, rollsBack, "production");
    }

    private static Release release(
            String id, int hour, Status status, Kind kind, String rollsBack, String environment) {
        var started = START.plus(Duration.ofHours(hour));
        return new Release(
                id,
                "checkout",
                environment,
                "1.2." + hour,
                Optional.of("abc123"),
                Optional.of("shop"),
                status,
                kind,
                started,
                status == Status.IN_PROGRESS ? Optional.empty() : Optional.of(started.plusSeconds(600)),
                false,
                Optional.ofNullable(rollsBack),
                "operation-" + id,
                List.of(new Release.Placement("main", "eu-central-1", "checkout", "lt-1", 7, "ami-1")),
                List.of(new Release.Placement("main", "eu-central-1", "checkout", "lt-1", 6, "ami-0")),
                List.of());
    }
}
