package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.ReplacementBudget.Headcount;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.ReplacementBudget.Moves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementBudgetTest {
    @ParameterizedTest(name = "{0} instances, {1} to {2} % (given: {3}): floor {4}, ceiling {5}")
    @CsvSource({
        "10, 90, 100, false,  9, 10",
        "10, 90, 120, true,   9, 12",
        "100, 90, 120, true, 90, 120",
        "3, 50, 100, false,   2, 3",
        "3, 50, 110, true,    2, 4",
        "4, 0, 100, false,    0, 4",
        "1, 100, 200, true,   1, 2",
        "1, 90, 100, false,   0, 1",
        "1, 90, 100, true,    1, 2",
        "4, 100, 100, true,   4, 5",
        "4, 100, 100, false,  3, 4",
        "0, 90, 100, false,   0, 0"
    })
    void shouldRoundUpAndLeaveRoomForOneWhenBoundsComeFromPercentages(
            int desired, int min, int max, boolean given, int floor, int ceiling) {
        assertThat(ReplacementBudget.of(desired, new HealthyRange(min, max, given)))
                .isEqualTo(new ReplacementBudget(desired, floor, ceiling));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'terminate and launch together when there is no surge',  10,9,10, 10,10,10,0,10,false, 1,0,1,0",
        "'launch first when the minimum is everything',            4,4,5,   4,4,4,0,4,false,    0,0,1,0",
        "'terminate one for each that came up',                    4,4,5,   5,5,4,0,4,false,    1,0,1,0",
        "'launch no more than what is left to replace',            4,4,5,   5,5,1,0,1,false,    1,0,0,0",
        "'use the whole range at once',                          100,90,120,100,100,100,0,100,false, 10,0,30,0",
        "'everything at once when the minimum is nothing',         4,0,4,   4,4,4,0,4,false,    4,0,4,0",
        "'wait when too few are ready',                           10,9,10, 10,9,8,0,8,false,    0,0,0,0",
        "'stop at the checkpoint',                                10,8,10, 10,10,8,0,1,false,   1,0,1,0",
        "'replace nothing at a closed checkpoint',                10,8,10, 10,10,8,0,0,false,   0,0,0,0",
        "'still fill a gap at a closed checkpoint',               10,8,10,  9,9,8,0,0,false,    0,0,1,0",
        "'spare the unready while too few are ready',              4,3,4,   4,2,2,2,4,false,    0,0,0,0",
        "'take the unready first in a rollback',                   4,3,4,   4,2,0,2,2,true,     0,2,2,0",
        "'shrink when the group was made smaller',                 2,2,3,   5,5,0,0,0,false,    0,0,0,2"
    })
    void shouldMoveExactlySoManyWhen(
            String situation,
            int desired,
            int floor,
            int ceiling,
            int total,
            int ready,
            int outdatedReady,
            int outdatedUnready,
            int reach,
            boolean rescue,
            int terminateReady,
            int terminateUnready,
            int launch,
            int surplus) {
        var moves = new ReplacementBudget(desired, floor, ceiling)
                .moves(new Headcount(total, ready, outdatedReady, outdatedUnready, reach, rescue));

        assertThat(moves).as(situation).isEqualTo(new Moves(terminateReady, terminateUnready, launch, surplus));
    }
}
