package io.jenkins.plugins.slipway.dora;

import static io.jenkins.plugins.slipway.dora.Story.at;
import static io.jenkins.plugins.slipway.dora.Story.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 1 to 4, 17, 19 and 20: which deployments count, where and when. */
class CountingTest {
    @ParameterizedTest
    @CsvSource({"SUCCESS,1", "FAILURE,0", "ABORTED,0", "IN_PROGRESS,0"})
    void shouldCountADeploymentOnlyWhenItsFinalStatusIsSuccess(String status, int expected) {
        assertThat(new Story().run("D1", "c1", "3 10:00", status).figures().deploymentCount())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1 23:59,0", "2 00:00,1", "8 23:59,1", "9 00:00,0"})
    void shouldPlaceADeploymentByItsEndInAHalfOpenWindow(String finished, int expected) {
        assertThat(new Story().deploy("D1", "c1", finished).figures().deploymentCount())
                .isEqualTo(expected);
    }

    @Test
    void shouldTakeTheSameIdAsAnUpdate() {
        var figures = new Story()
                .run("D1", "c1", "3 10:00", "FAILURE")
                .deploy("D1", "c1", "4 10:00")
                .figures();

        assertThat(figures.deploymentCount()).isEqualTo(1);
        assertThat(figures.dailySeries()).containsExactly(0, 0, 1, 0, 0, 0, 0);
    }

    @Test
    void shouldKeepATerminalStatusWhenALaterEventSaysInProgress() {
        var story = new Story()
                .deploy("D1", "c1", "3 10:00")
                .line("deployment", Map.of("id", "D1", "status", "IN_PROGRESS", "run", "build 7"));

        assertThat(story.figures().deploymentCount()).isEqualTo(1);
        assertThat(DoraEvent.merged(story.events()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Deployment.class, merged -> assertThat(merged.run()).isEqualTo("build 7"));
    }

    @Test
    void shouldLetTheLaterArrivalWinFieldByFieldWhateverTheOrderInTheFile() {
        var story = new Story()
                .run("D1", "c1", "3 10:00", "FAILURE", "received_at", "3 12:00")
                .deploy("D1", "c1", "3 10:00", "received_at", "3 11:00", "run", "build 7");

        assertThat(DoraEvent.merged(story.events()))
                .singleElement()
                .isInstanceOfSatisfying(Deployment.class, merged -> {
                    assertThat(merged.status()).isEqualTo(Deployment.Status.FAILURE);
                    assertThat(merged.run()).isEqualTo("build 7");
                });
    }

    @Test
    void shouldNotTakeADeploymentAndAnIncidentOfTheSameIdForOneItem() {
        assertThat(DoraEvent.merged(new Story()
                        .deploy("X", "c1", "3 10:00")
                        .incident("X", "3 11:00", null)
                        .events()))
                .hasSize(2);
    }

    @Test
    void shouldCountCalendarDaysAndWeeksWithEmptyDaysAsZero() {
        var figures = new Story()
                .deploy("D1", "c1", "2 10:00")
                .deploy("D2", "c2", "2 11:00")
                .deploy("D3", "c3", "9 10:00")
                .figures(DoraQuery.between(at("1 00:00"), at("11 00:00")));

        assertThat(figures.dailySeries()).containsExactly(0, 2, 0, 0, 0, 0, 0, 0, 1, 0);
        assertThat(figures.weeklySeries()).as("from Sunday the 1st").containsExactly(0, 2, 1);
        assertThat(figures.activeDays()).isEqualTo(2);
        assertThat(figures.deploymentsPerDay()).isEqualTo(0.3);
    }

    @Test
    void shouldCutDaysInTheTimeZoneOfTheQueryAlsoWhenAClockIsChanged() {
        var berlin = ZoneId.of("Europe/Berlin");
        var query = DoraQuery.between(at("28 23:00"), at("30 22:00")).in(berlin);
        var figures = new Story()
                .deploy("D1", "c1", "29 21:59")
                .deploy("D2", "c2", "29 22:00")
                .figures(query);

        assertThat(figures.dailySeries()).as("the 29th has 23 hours").containsExactly(1, 1);
        assertThat(figures.weeklySeries()).containsExactly(1, 1);
    }

    @Test
    void shouldPoolWhatIsAskedForAndLeaveOutTheRest() {
        var story = new Story()
                .deploy("D1", "c1", "3 10:00")
                .deploy("D2", "c1", "3 11:00", "environment", "staging")
                .deploy("D3", "c1", "3 12:00", "service", "cart");

        assertThat(story.figures().deploymentCount()).isEqualTo(3);
        assertThat(story.figures(week().of(Set.of("shop"), Set.of())).deploymentCount())
                .isEqualTo(2);
        assertThat(story.figures(week().of(Set.of("shop", "cart"), Set.of("production")))
                        .deploymentCount())
                .isEqualTo(2);
        assertThat(story.figures(week().of(Set.of("other"), Set.of())).deploymentCount())
                .isZero();
    }

    @Test
    void shouldIgnoreWhatWasReceivedAtOrAfterTheTimeAskedFor() {
        var story = new Story()
                .deploy("D1", "c1", "3 10:00", "received_at", "3 10:00")
                .incident("I1", "3 11:00", "3 12:00", "received_at", "5 00:00");

        assertThat(story.figures().failedDeployments()).isEqualTo(1);
        assertThat(story.figures(week().asOf(at("5 00:00"))).failedDeployments())
                .isZero();
        assertThat(story.figures(week().asOf(at("3 10:00"))).deploymentCount()).isZero();
    }

    @Test
    void shouldSayNullAndNotZeroWhenThereIsNothing() {
        var figures = new Story().figures();

        assertThat(figures.leadTime()).isEqualTo(new DoraFigures.LeadTime(0, null, null, null, null));
        assertThat(figures.recovery()).isEqualTo(new DoraFigures.Recovery(0, null, 0));
        assertThat(figures.changeFailRate()).isNull();
        assertThat(figures.reworkRate()).isNull();
        assertThat(figures.deploymentsPerDay()).isZero();
        assertThat(figures.weeklySeries()).containsExactly(0);
    }

    @Test
    void shouldRefuseAnEmptyWindow() {
        assertThatThrownBy(() -> DoraQuery.between(at("3 00:00"), at("3 00:00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'to' must be later");
    }
}
