package io.jenkins.plugins.slipway.goal;

import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.spec.Goal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/** What became of a goal; one of which too little is known is never missed. */
public sealed interface GoalCheck {
    Goal goal();

    /** For people: the figure, the target, and what follows; without data the reason. */
    String words();

    /** {@code met}, {@code missed} or {@code no data}. */
    String outcome();

    /** @param value in the unit of the goal's target */
    record Met(Goal goal, double value, String words) implements GoalCheck {
        @Override
        public String outcome() {
            return "met";
        }
    }

    /** @param value in the unit of the goal's target */
    record Missed(Goal goal, double value, String words) implements GoalCheck {
        @Override
        public String outcome() {
            return "missed";
        }
    }

    /** @param reason why there is nothing to judge */
    record NoData(Goal goal, String reason, String words) implements GoalCheck {
        @Override
        public String outcome() {
            return "no data";
        }
    }

    /**
     * Checks each goal over the calendar days before now, in the order of the goals.
     *
     * @param units all that may be looked at; each goal takes those that it is about, pooled
     * @param zone of the calendar days
     */
    static List<GoalCheck> of(List<Goal> goals, Collection<PreparedUnit> units, Instant now, ZoneId zone) {
        return goals.stream()
                .map(goal -> new GoalFigures(goal, units, now, zone).check())
                .toList();
    }

    /** Of these goals those that a service is part of: that name it, its team, or neither. */
    static List<Goal> concerning(String service, List<Goal> goals, Collection<PreparedUnit> units) {
        return goals.stream()
                .filter(goal -> goal.service().map(service::equals).orElse(true))
                .filter(goal -> goal.team()
                        .map(team -> units.stream()
                                .filter(unit -> unit.unit().service().equals(service))
                                .anyMatch(
                                        unit -> unit.team().filter(team::equals).isPresent()))
                        .orElse(true))
                .toList();
    }
}
