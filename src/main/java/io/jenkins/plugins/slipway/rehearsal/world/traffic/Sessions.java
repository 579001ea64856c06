package io.jenkins.plugins.slipway.rehearsal.world.traffic;

import io.jenkins.plugins.slipway.rehearsal.world.elb.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Users of one rule, as cohorts that began in the same slice of time. With group stickiness a session stays with its target
 * group, whatever the weights say by then, until its user leaves or makes a pause longer than the stickiness: each answer
 * begins the cookie's time anew (Application Load Balancers, "Sticky sessions"; "Forward actions", target group stickiness).
 */
final class Sessions {
    /** Mean length of a user's visit. */
    static final Duration VISIT = Duration.ofMinutes(10);

    /** Mean pause between two requests of a user. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    /** Cohorts smaller than this share of a full one are not followed any longer. */
    private static final double NEGLIGIBLE = 0.002;

    private record Cohort(Instant since, double[] shares, List<String> groups) {}

    private final Deque<Cohort> cohorts = new ArrayDeque<>();

    /**
     * The share of requests for each target of the action, from present users and those who come now.
     *
     * @return one number per target, their sum 1; all zero when the weights are and nobody holds a session
     */
    double[] shares(Action action, Instant now) {
        var fresh = weights(action);
        if (!action.stickiness().enabled()) {
            cohorts.clear();
            return fresh;
        }
        cohorts.addLast(new Cohort(now, fresh, groups(action)));
        var leaving = 1 / seconds(VISIT) + Math.exp(-action.stickiness().seconds() / seconds(PAUSE)) / seconds(PAUSE);
        var shares = new double[fresh.length];
        double total = 0;
        for (var each = cohorts.iterator(); each.hasNext(); ) {
            var cohort = each.next();
            var staying = Math.exp(-leaving * seconds(Duration.between(cohort.since(), now)));
            if (staying < NEGLIGIBLE) {
                each.remove();
            } else {
                total += spread(cohort, action, fresh, staying, shares);
            }
        }
        for (int i = 0; i < shares.length && total > 0; i++) {
            shares[i] /= total;
        }
        return shares;
    }

    /** Sessions of a target group that the rule no longer names are given out anew. */
    private static double spread(Cohort cohort, Action action, double[] fresh, double staying, double[] shares) {
        double added = 0;
        for (int held = 0; held < cohort.groups().size(); held++) {
            var users = staying * cohort.shares()[held];
            var now = groups(action).indexOf(cohort.groups().get(held));
            if (now >= 0) {
                shares[now] += users;
                added += users;
            } else {
                for (int i = 0; i < fresh.length; i++) {
                    shares[i] += users * fresh[i];
                    added += users * fresh[i];
                }
            }
        }
        return added;
    }

    private static double[] weights(Action action) {
        var sum = action.targets().stream().mapToInt(Action.Weighted::weight).sum();
        return action.targets().stream()
                .mapToDouble(target -> sum == 0 ? 0 : (double) target.weight() / sum)
                .toArray();
    }

    private static List<String> groups(Action action) {
        return action.targets().stream().map(Action.Weighted::targetGroup).toList();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
