package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.Action;
import io.jenkins.plugins.slipway.operation.Plan;
import java.io.PrintWriter;
import java.util.List;

/** A plan as numbered lines. */
final class PlanText {
    private PlanText() {}

    static void print(Plan plan, PrintWriter out) {
        var lines = lines(plan);
        for (int i = 0; i < lines.size(); i++) {
            out.printf("  %2d. %s%n", i + 1, lines.get(i));
        }
    }

    static List<String> lines(Plan plan) {
        return plan.actions().stream().map(Action::describe).toList();
    }
}
