package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.WideSweep;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the result of a sweep is printed. */
final class SweptText {
    private SweptText() {}

    static void print(
            List<Swept> swept, List<WideSweep.Surveyed> unreachable, ExitCode exit, boolean asJson, PrintWriter out) {
        if (asJson) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("exit", exit.number());
            answer.put("found", swept.stream().map(Swept::json).toList());
            answer.put(
                    "unreachable",
                    unreachable.stream()
                            .map(place -> Map.of(
                                    "connection", place.place().connection(),
                                    "region", place.place().region(),
                                    "problem", place.unreachable().orElse("")))
                            .toList());
            out.println(JsonText.of(answer));
            return;
        }
        byOperation(swept).forEach(one -> print(one, out));
        unreachable.forEach(place -> out.printf(
                "unknown  %s: %s%n", place.place(), place.unreachable().orElse("")));
        long left = swept.stream().filter(Swept::isLeft).count();
        long removed = swept.stream().filter(Swept::removed).count();
        if (removed > 0) {
            out.printf("%d removed%n", removed);
        }
        var nothing = unreachable.isEmpty() ? "nothing is left" : "nothing is left where it could be looked at";
        out.println(left == 0 ? nothing : left + (left == 1 ? " thing is left" : " things are left"));
        if (exit == ExitCode.FAILED && left > 0) {
            out.println("'--delete' removes what is marked 'left'");
        }
    }

    /** The operation whose things were found first comes first; within it the order of removal. */
    private static List<Swept> byOperation(List<Swept> swept) {
        var groups = new LinkedHashMap<String, List<Swept>>();
        swept.forEach(one -> groups.computeIfAbsent(one.owned().operation(), id -> new ArrayList<>())
                .add(one));
        return groups.values().stream().flatMap(List::stream).toList();
    }

    private static void print(Swept one, PrintWriter out) {
        var owned = one.owned();
        out.printf("%-8s %s %s in %s%n", one.word(), owned.kind().words(), label(one), one.place());
        out.printf(
                "         of operation %s%s: %s%n",
                owned.operation(),
                owned.since().map(began -> ", which began " + began).orElse(""),
                owned.why());
        one.problem().ifPresent(words -> out.printf("         %s%n", words));
    }

    private static String label(Swept one) {
        var owned = one.owned();
        return owned.name().isEmpty() || owned.name().equals(owned.id())
                ? owned.id()
                : "%s (%s)".formatted(owned.id(), owned.name());
    }
}
