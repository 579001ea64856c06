package io.jenkins.plugins.slipway.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;

/** How the result of a sweep is printed. */
final class SweptText {
    private SweptText() {}

    static void print(List<Swept> swept, ExitCode exit, boolean asJson, PrintWriter out) {
        if (asJson) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("exit", exit.number());
            answer.put("found", swept.stream().map(Swept::json).toList());
            out.println(JsonText.of(answer));
            return;
        }
        swept.forEach(one -> print(one, out));
        long left = swept.stream().filter(Swept::isLeft).count();
        long removed = swept.stream().filter(Swept::removed).count();
        if (removed > 0) {
            out.printf("%d removed%n", removed);
        }
        out.println(left == 0 ? "nothing is left" : left + (left == 1 ? " thing is left" : " things are left"));
        if (exit == ExitCode.FAILED) {
            out.println("'--delete' removes what is marked 'left'");
        }
    }

    private static void print(Swept one, PrintWriter out) {
        var owned = one.owned();
        out.printf("%-8s %s %s in %s%n", one.word(), owned.kind().words(), label(one), one.place());
        out.printf("         of operation %s: %s%n", owned.operation(), owned.why());
        one.problem().ifPresent(words -> out.printf("         %s%n", words));
    }

    private static String label(Swept one) {
        var owned = one.owned();
        return owned.name().isEmpty() || owned.name().equals(owned.id())
                ? owned.id()
                : "%s (%s)".formatted(owned.id(), owned.name());
    }
}
