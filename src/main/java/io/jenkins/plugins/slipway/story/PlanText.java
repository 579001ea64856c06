package io.jenkins.plugins.slipway.story;

import io.jenkins.plugins.slipway.operation.Action;
import io.jenkins.plugins.slipway.operation.Plan;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** A plan as numbered lines. */
public final class PlanText {
    private PlanText() {}

    /** {@code Plan: deliver checkout 1.4.2 in production}. */
    public static String headline(String verb, Map<String, String> labels) {
        return "Plan: %s %s %s in %s"
                .formatted(verb, labels.get("service"), labels.get("version"), labels.get("environment"));
    }

    public static void print(Plan plan, PrintWriter out) {
        var lines = lines(plan);
        for (int i = 0; i < lines.size(); i++) {
            out.printf("  %2d. %s%n", i + 1, lines.get(i));
        }
    }

    public static List<String> lines(Plan plan) {
        return plan.actions().stream().map(Action::describe).toList();
    }
}
