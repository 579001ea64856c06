package io.jenkins.plugins.slipway.dora;

import static io.jenkins.plugins.slipway.dora.Story.at;
import static io.jenkins.plugins.slipway.dora.Story.week;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 10 to 16: what failed, who is blamed, how long it took to recover, what was rework. */
class FailuresTest {
    private static final double HOUR = 3600;

    @Test
    void shouldCountADeploymentOnceHoweverManyReasonsItHas() {
        var figures = new Story()
                .deploy("D1", "c1", "3 10:00")
                .deploy("D2", "c2", "3 12:00")
                .incident("I1", "3 12:10", "3 13:00")
                .incident("I2", "3 12:20", "3 13:30")
                .deploy("D3", "c1", "3 13:40")
                .deploy("D4", "c3", "3 15:00", "fixes_deployment", "D2")
                .figures();

        assertThat(figures.failedIds()).containsExactly("D2");
        assertThat(figures.changeFailRate()).isEqualTo(0.25);
        assertThat(figures.rollbackCount()).isEqualTo(1);
        assertThat(figures.reworkCount()).isEqualTo(2);
        assertThat(figures.reworkRate()).isEqualTo(0.5);
    }

    @ParameterizedTest(name = "opened {0}: blamed on {1}")
    @CsvSource({
        "2 11:00, D1",
        "2 10:00, D1",
        "2 09:50, D1",
        "2 09:49, ",
        "3 10:00, D1",
        "3 10:01, ",
        "3 12:55, D2",
        "4 12:59, D2",
    })
    void shouldBlameTheLatestDeploymentThatHadStartedWithinTheWindow(String opened, String blamed) {
        var figures = new Story()
                .deploy("D1", "c1", "2 10:00")
                .deploy("D2", "c2", "3 13:00")
                .incident("I1", opened, "6 00:00")
                .figures();

        assertThat(figures.failedIds()).isEqualTo(blamed == null ? List.of() : List.of(blamed));
        assertThat(figures.unattributedIncidents()).isEqualTo(blamed == null ? 1 : 0);
    }

    @Test
    void shouldTakeAnotherAttributionWindowFromTheQuery() {
        var story = new Story().deploy("D1", "c1", "2 10:00").incident("I1", "2 11:00", "2 12:00");

        assertThat(story.figures(week().attributingWithin(Duration.ofMinutes(60)))
                        .failedDeployments())
                .isEqualTo(1);
        assertThat(story.figures(week().attributingWithin(Duration.ofMinutes(59)))
                        .failedDeployments())
                .isZero();
    }

    @Test
    void shouldBlameTheDeploymentThatAnIncidentNames() {
        var figures = new Story()
                .deploy("D1", "c1", "2 10:00")
                .deploy("D2", "c2", "3 10:00")
                .incident("I1", "7 11:00", "7 12:00", "deployment_id", "D1")
                .incident("I2", "7 11:00", "7 12:00", "deployment_id", "never-heard-of")
                .figures();

        assertThat(figures.failedIds()).containsExactly("D1");
        assertThat(figures.unattributedIncidents()).isEqualTo(1);
    }

    @Test
    void shouldBlameNobodyForAnExternalCauseOrAnotherEnvironment() {
        var figures = new Story()
                .deploy("D1", "c1", "2 10:00")
                .incident("I1", "2 11:00", "2 12:00", "cause", "external", "deployment_id", "D1")
                .incident("I2", "2 11:00", "2 12:00", "environment", "staging")
                .figures();

        assertThat(figures.failedDeployments()).isZero();
        assertThat(figures.changeFailRate()).isZero();
        assertThat(figures.externalIncidents()).isEqualTo(1);
        assertThat(figures.unattributedIncidents()).isEqualTo(1);
    }

    @Test
    void shouldMeasureFromTheFirstHarmToTheLastResolution() {
        var figures = new Story()
                .deploy("D1", "c1", "3 10:00")
                .incident("I1", "3 09:55", "3 11:00")
                .incident("I2", "3 10:30", "3 13:55")
                .figures();

        assertThat(figures.recovery()).isEqualTo(new DoraFigures.Recovery(1, 4 * HOUR, 0));
    }

    @ParameterizedTest
    @CsvSource({"kind,rollback", "kind,hotfix", "planned,true"})
    void shouldMeasureToTheEndOfTheRepairWhenThereIsNoIncident(String field, String value) {
        var figures = new Story()
                .deploy("D1", "c1", "3 10:00")
                .deploy("D2", "c2", "3 13:00", field, value, "fixes_deployment", "D1")
                .deploy("D3", "c3", "3 15:00", "fixes_deployment", "D1")
                .figures();

        assertThat(figures.failedIds()).containsExactly("D1");
        assertThat(figures.recovery()).isEqualTo(new DoraFigures.Recovery(1, 3 * HOUR, 0));
    }

    @Test
    void shouldGiveNoRecoveryWhileAnIncidentIsOpenButCountItWhereTheDeploymentIs() {
        var story = new Story()
                .deploy("D1", "c1", "3 10:00")
                .incident("I1", "3 11:00", "3 12:00")
                .incident("I2", "3 11:00", null);

        assertThat(story.figures().recovery()).isEqualTo(new DoraFigures.Recovery(0, null, 1));
        assertThat(story.figures(DoraQuery.between(at("9 00:00"), at("16 00:00")))
                        .recovery()
                        .open())
                .isZero();
    }

    @Test
    void shouldPlaceARecoveryInTheWindowOfItsEndAndTheFailureInThatOfItsDeployment() {
        var story = new Story().deploy("D1", "c1", "8 23:00").incident("I1", "8 23:30", "9 01:00");
        var next = story.figures(DoraQuery.between(at("9 00:00"), at("16 00:00")));

        assertThat(story.figures().failedDeployments()).isEqualTo(1);
        assertThat(story.figures().recovery().n()).isZero();
        assertThat(next.failedDeployments()).isZero();
        assertThat(next.recovery()).isEqualTo(new DoraFigures.Recovery(1, 2 * HOUR, 0));
    }

    @Test
    void shouldBlameTheDeploymentBeforeARollbackUnlessItNamesOne() {
        var story = new Story()
                .deploy("D1", "c1", "3 10:00")
                .deploy("D2", "c2", "3 11:00")
                .deploy("D3", "c3", "3 12:00");

        assertThat(story.deploy("D4", "c1", "3 13:00").figures().failedIds()).containsExactly("D3");
        assertThat(story.deploy("D4", "c1", "3 13:00", "rolls_back", "D2")
                        .figures()
                        .failedIds())
                .containsExactly("D2");
    }

    @Test
    void shouldTellARollbackFromARedeployAndFromWhatItsAuthorCallsIt() {
        var story = new Story()
                .deploy("D1", "c1", "3 10:00")
                .deploy("D2", "c2", "3 11:00")
                .deploy("D3", "c2", "3 12:00");

        assertThat(story.figures().rollbackCount()).as("redeploy").isZero();
        story.deploy("D4", "c1", "3 13:00", "kind", "deploy");
        assertThat(story.figures().rollbackCount()).as("its author says deploy").isZero();
        story.deploy("D5", "c2", "3 14:00");
        assertThat(story.figures().rollbackCount()).as("c2 again").isEqualTo(1);
        story.deploy("D6", "c9", "3 15:00", "kind", "rollback");
        assertThat(story.figures().rollbackCount())
                .as("its author says rollback")
                .isEqualTo(2);
    }

    @Test
    void shouldNotTakeACommitForReturnedThatOnlyFailedBefore() {
        var figures = new Story()
                .run("D1", "c1", "3 10:00", "FAILURE")
                .deploy("D2", "c2", "3 11:00")
                .deploy("D3", "c1", "3 12:00")
                .figures();

        assertThat(figures.rollbackCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "kind,hotfix,1",
        "kind,rollback,1",
        "kind,deploy,0",
        "planned,false,1",
        "planned,true,0",
        "fixes_incident,I1,1",
        "fixes_deployment,D1,1"
    })
    void shouldCountReworkByItsMarks(String field, String value, int expected) {
        var figures = new Story()
                .deploy("D1", "c1", "3 10:00")
                .deploy("D2", "c2", "3 11:00", field, value)
                .figures();

        assertThat(figures.reworkCount()).isEqualTo(expected);
        assertThat(figures.deploymentCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"ABORTED,true,1", "FAILURE,true,1", "ABORTED,false,0", "FAILURE,false,0", "IN_PROGRESS,true,0"})
    void shouldCountAnAbortedRunThatReachedUsersInTheFailRateOnly(String status, String reached, int added) {
        var figures = new Story()
                .deploy("D1", "c1", "3 10:00")
                .run("D2", "c2", "3 11:00", status, "reached_users", reached)
                .figures();

        assertThat(figures.deploymentCount()).isEqualTo(1);
        assertThat(figures.failedDeployments()).isEqualTo(added);
        assertThat(figures.failedIds()).isEmpty();
        assertThat(figures.changeFailRate()).isEqualTo(added == 1 ? 0.5 : 0);
        assertThat(figures.reworkRate()).isZero();
    }

    @Test
    void shouldIgnoreARepairThatNamesItselfOrALaterDeployment() {
        var figures = new Story()
                .deploy("D1", "c1", "3 10:00", "fixes_deployment", "D2")
                .deploy("D2", "c2", "3 11:00", "fixes_deployment", "D2")
                .figures();

        assertThat(figures.failedDeployments()).isZero();
    }
}
