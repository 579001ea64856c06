package io.jenkins.plugins.slipway.dora;

import static io.jenkins.plugins.slipway.dora.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules 5 to 9 and 18: how old commits are when they are delivered. */
class LeadTimesTest {
    private static final double HOUR = 3600;

    /** c0 is live since the 2nd. */
    private static Story baseline() {
        return new Story().commit("c0", "", "1 10:00").deploy("D0", "c0", "2 10:00");
    }

    @Test
    void shouldGiveEachCommitTheTimeToItsFirstDeployment() {
        var figures = baseline()
                .commit("c1", "c0", "3 08:00")
                .commit("c2", "c1", "3 09:00")
                .commit("c3", "c2", "4 09:00")
                .deploy("D1", "c2", "3 10:00")
                .deploy("D2", "c3", "4 12:00")
                .figures();

        assertThat(figures.leadTime())
                .isEqualTo(new DoraFigures.LeadTime(3, 2 * HOUR, 2 * HOUR, 2.5 * HOUR, 2.8 * HOUR));
        assertThat(figures.noBaseline()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheMeanOfTheTwoMiddleOnesAsMedian() {
        var figures = baseline()
                .commit("c1", "c0", "3 06:00")
                .commit("c2", "c1", "3 09:00")
                .deploy("D1", "c2", "3 10:00")
                .figures();

        assertThat(figures.leadTime().medianS()).isEqualTo(2.5 * HOUR);
    }

    @Test
    void shouldLeaveOutMergeCommitsButReachThroughThem() {
        var figures = baseline()
                .commit("a", "c0", "3 08:00")
                .commit("b", "c0", "3 06:00")
                .commit("m", "a,b", "3 09:59")
                .deploy("D1", "m", "3 10:00")
                .figures();

        assertThat(figures.leadTime().n()).isEqualTo(2);
        assertThat(figures.leadTime().meanS()).isEqualTo(3 * HOUR);
    }

    @Test
    void shouldCountACommitOnceAlsoAfterARollbackAndASecondDeployment() {
        var figures = baseline()
                .commit("c1", "c0", "3 08:00")
                .deploy("D1", "c1", "3 10:00")
                .deploy("D2", "c0", "3 11:00")
                .deploy("D3", "c1", "3 12:00")
                .figures();

        assertThat(figures.leadTime().n()).isEqualTo(1);
        assertThat(figures.leadTime().medianS()).isEqualTo(2 * HOUR);
    }

    @Test
    void shouldCountACommitOncePerServiceAndEnvironment() {
        var story = baseline()
                .commit("c1", "c0", "3 08:00")
                .deploy("E0", "c0", "2 10:00", "service", "cart")
                .deploy("D1", "c1", "3 10:00")
                .deploy("E1", "c1", "3 12:00", "service", "cart");

        assertThat(story.figures().leadTime().n()).isEqualTo(2);
        assertThat(story.figures().leadTime().meanS()).isEqualTo(3 * HOUR);
    }

    @Test
    void shouldRollCommitsOfFailedRunsIntoTheNextSuccess() {
        var figures = baseline()
                .commit("c1", "c0", "3 08:00")
                .commit("c2", "c1", "3 09:00")
                .run("D1", "c1", "3 10:00", "FAILURE")
                .deploy("D2", "c2", "3 11:00")
                .figures();

        assertThat(figures.leadTime().n()).isEqualTo(2);
        assertThat(figures.leadTime().meanS()).isEqualTo(2.5 * HOUR);
    }

    @Test
    void shouldGiveNoneWithoutABaseline() {
        var figures = new Story()
                .commit("c0", "", "1 10:00")
                .commit("c1", "c0", "3 08:00")
                .commit("c2", "c1", "3 09:00")
                .deploy("D0", "unknown", "2 10:00")
                .deploy("D1", "c1", "3 10:00")
                .deploy("D2", "c2", "3 11:00")
                .figures();

        assertThat(figures.noBaseline())
                .as("the first one, and D1 after an unknown commit")
                .isEqualTo(2);
        assertThat(figures.leadTime().n()).isEqualTo(1);
        assertThat(figures.leadTime().medianS()).isEqualTo(2 * HOUR);
    }

    @Test
    void shouldNotSwallowAHistoryWhenAServiceMovesToAnotherRepository() {
        var figures = baseline()
                .commit("n1", "", "1 08:00", "repo", "new-home")
                .commit("n2", "n1", "4 09:00", "repo", "new-home")
                .deploy("D1", "n1", "3 10:00")
                .deploy("D2", "n2", "4 10:00")
                .figures();

        assertThat(figures.noBaseline()).isEqualTo(2);
        assertThat(figures.leadTime().n()).isEqualTo(1);
    }

    @Test
    void shouldLeaveOutANegativeTimeAndCountItAsAnomaly() {
        var figures = baseline()
                .commit("c1", "c0", "3 10:01")
                .commit("c2", "c1", "3 09:00")
                .deploy("D1", "c2", "3 10:00")
                .figures();

        assertThat(figures.anomalies()).isEqualTo(1);
        assertThat(figures.leadTime().n()).isEqualTo(1);
        assertThat(figures.leadTime().medianS()).isEqualTo(HOUR);
    }

    @Test
    void shouldGiveZeroSecondsAndNoAnomalyWhenBothTimesAreTheSame() {
        var figures = baseline()
                .commit("c1", "c0", "3 10:00")
                .deploy("D1", "c1", "3 10:00")
                .figures();

        assertThat(figures.anomalies()).isZero();
        assertThat(figures.leadTime().medianS()).isZero();
    }

    @Test
    void shouldPlaceALeadTimeInTheWindowOfItsDeployment() {
        var story = baseline().commit("c1", "c0", "3 08:00").deploy("D1", "c1", "10 10:00");

        assertThat(story.figures().leadTime().n()).isZero();
        assertThat(story.figures(DoraQuery.between(at("9 00:00"), at("16 00:00")))
                        .leadTime()
                        .n())
                .isEqualTo(1);
    }

    @Test
    void shouldCountOnlyCommitsThatTouchAPathOfTheServiceButAllItsDeployments() {
        var figures = baseline()
                .line("service", Map.of("service", "shop", "repo", "shop", "paths", "[\"shop/\",\"lib\"]"))
                .commit("c1", "c0", "3 09:00", "paths", "[\"shop/a\",\"cart/b\"]")
                .commit("c2", "c1", "3 08:00", "paths", "[\"library/x\",\"cart/b\"]")
                .commit("c3", "c2", "3 07:00", "paths", "[\"lib/x\"]")
                .deploy("D1", "c1", "3 10:00")
                .deploy("D2", "c3", "3 11:00")
                .figures();

        assertThat(figures.leadTime().n()).isEqualTo(2);
        assertThat(figures.leadTime().meanS()).isEqualTo(2.5 * HOUR);
        assertThat(figures.deploymentCount()).isEqualTo(3);
    }

    @Test
    void shouldInterpolatePercentilesBetweenOrderStatistics() {
        var story = baseline();
        for (int i = 1; i <= 5; i++) {
            story.commit("c" + i, "c" + (i - 1), "3 0%d:00".formatted(i));
        }
        var figures = story.deploy("D1", "c5", "3 06:00").figures();

        assertThat(figures.leadTime()).isEqualTo(new DoraFigures.LeadTime(5, 3 * HOUR, 3 * HOUR, 4 * HOUR, 4.6 * HOUR));
    }
}
