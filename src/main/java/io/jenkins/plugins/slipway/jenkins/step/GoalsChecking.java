package io.jenkins.plugins.slipway.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.goal.GoalCheck;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.spec.Goal;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.story.SpecFaultsText;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Checks goals against what the ledger knows, as soon as there is one. Goals of a script see the services that the build's own job delivers,
 * since whoever writes a script must not learn of others; the administrator's see what they are about.
 */
final class GoalsChecking implements LedgerWork {
    private final GoalsSource source;
    private final OnMiss onMiss;
    private final Supplier<String> everybodys;
    private final StepAnswer step;
    private final AnswerOnce answer;
    private final ControllerOperations operations;
    private volatile boolean isAway;

    /** @param everybodys the administrator's goals, or an empty text */
    GoalsChecking(
            GoalsSource source,
            OnMiss onMiss,
            Supplier<String> everybodys,
            StepAnswer step,
            ControllerOperations operations) {
        this.source = source;
        this.onMiss = onMiss;
        this.everybodys = everybodys;
        this.step = step;
        this.answer = new AnswerOnce(step);
        this.operations = operations;
    }

    @Override
    public void enter() {
        operations.threads().run(this::check);
    }

    private void check() {
        try {
            var build = step.build();
            try (var identity = build.asItself()) {
                var goals = source.read(build, everybodys);
                conclude(build, checks(build, goals));
            }
        } catch (StoreUnavailable away) {
            away(away);
        } catch (InvalidSpec wrong) {
            say(SpecFaultsText.of(wrong));
            answer.fail(Failure.of(wrong));
        } catch (IOException | RuntimeException fault) {
            answer.fail(Failure.of(fault));
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
        }
    }

    private List<GoalCheck> checks(Build build, List<Goal> goals) {
        var own = servicesOf(build);
        if (own.isEmpty()) {
            build.log().println(Messages.GoalsChecking_NoServices());
            return GoalCheck.of(source.isEverybodys() ? List.of() : goals, List.of(), Instant.now(), ZoneOffset.UTC);
        }
        var units = operations.ledger().preparedUnits().of(source.isEverybodys() ? Set.of() : own, Set.of());
        var concerned = goals.stream()
                .filter(goal -> !source.isEverybodys() || isOf(own, goal, units))
                .toList();
        return GoalCheck.of(concerned, units, Instant.now(), ZoneOffset.UTC);
    }

    private static boolean isOf(Set<String> services, Goal goal, Collection<PreparedUnit> units) {
        return services.stream()
                .anyMatch(service ->
                        !GoalCheck.concerning(service, List.of(goal), units).isEmpty());
    }

    /** Of the job, and of all branches of its multibranch project. */
    private Set<String> servicesOf(Build build) {
        return operations.ledger().deliveringJobs().byService(operations.controller()).entrySet().stream()
                .filter(service -> service.getValue().stream()
                        .anyMatch(job -> job.equals(build.job()) || job.startsWith(build.project() + "/")))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void conclude(Build build, List<GoalCheck> checks) {
        checks.forEach(check ->
                build.log().println(Messages.GoalsChecking_Line(check.goal().name(), check.words())));
        var missed = checks.stream().filter(GoalCheck.Missed.class::isInstance).toList();
        if (!missed.isEmpty() && onMiss == OnMiss.FAIL) {
            answer.fail(new AbortException(words(missed)));
            return;
        }
        if (!missed.isEmpty() && onMiss == OnMiss.UNSTABLE && !answer.isGiven()) {
            build.unstable(words(missed));
        }
        answer.succeed(checks.stream().map(GoalsChecking::row).toList());
    }

    private static String words(List<GoalCheck> missed) {
        return Messages.GoalsChecking_Missed(
                missed.stream().map(check -> check.goal().name()).collect(Collectors.joining(", ")));
    }

    /** For a script. */
    private static Map<String, Object> row(GoalCheck check) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", check.goal().name());
        row.put("outcome", check.outcome());
        row.put("words", check.words());
        return row;
    }

    private void away(StoreUnavailable away) {
        if (!isAway) {
            isAway = true;
            say(Messages.Step_Away(away.getMessage()));
        }
        if (!answer.isGiven()) {
            operations.threads().later(this::check);
        }
    }

    private void say(String words) {
        try {
            step.build().log().println(words);
        } catch (IOException gone) {
            answer.fail(gone);
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop(Throwable cause) {
        answer.fail(cause);
    }

    @Override
    public String status() {
        return isAway ? Messages.Status_Ledger() : Messages.Status_Checking();
    }
}
