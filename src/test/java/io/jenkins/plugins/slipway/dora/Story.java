package io.jenkins.plugins.slipway.dora;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Events of March 2026 for one test, told in their order. A time is written {@code "2 10:30"}: the 2nd (a Monday) at 10:30 UTC.
 * Further fields follow as pairs.
 */
final class Story {
    private static final Set<String> FLAGS = Set.of("planned", "reached_users");
    private final List<String> lines = new ArrayList<>();

    static Instant at(String dayAndTime) {
        var parts = dayAndTime.split(" ");
        return Instant.parse("2026-03-%02dT%s:00Z".formatted(Integer.parseInt(parts[0]), parts[1]));
    }

    /** From the 2nd to the 8th, Monday to Sunday. */
    static DoraQuery week() {
        return DoraQuery.between(at("2 00:00"), at("9 00:00"));
    }

    /** A commit of repository shop, with at most one parent. */
    Story commit(String sha, String parent, String authored, String... more) {
        var parents = parent.isEmpty() ? "[]" : "[\"" + parent.replace(",", "\",\"") + "\"]";
        return line("commit", Map.of("repo", "shop", "sha", sha, "parents", parents, "authored_at", authored), more);
    }

    /** A successful deployment of shop to production that took ten minutes. */
    Story deploy(String id, String commit, String finished, String... more) {
        return run(id, commit, finished, "SUCCESS", more);
    }

    Story run(String id, String commit, String finished, String status, String... more) {
        return line(
                "deployment",
                Map.of(
                        "id",
                        id,
                        "service",
                        "shop",
                        "environment",
                        "production",
                        "commit",
                        commit,
                        "status",
                        status,
                        "started_at",
                        at(finished).minusSeconds(600).toString(),
                        "finished_at",
                        finished),
                more);
    }

    Story incident(String id, String opened, String resolved, String... more) {
        var fields = Map.of("id", id, "service", "shop", "environment", "production", "opened_at", opened);
        return line("incident", resolved == null ? fields : with(fields, "resolved_at", resolved), more);
    }

    Story line(String type, Map<String, String> fields, String... more) {
        var all = new TreeMap<>(fields);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        var json = new StringBuilder("{\"type\":\"" + type + "\"");
        all.forEach(
                (name, value) -> json.append(",\"").append(name).append("\":").append(value(name, value)));
        lines.add(json.append('}').toString());
        return this;
    }

    List<DoraEvent> events() {
        return Ndjson.read(new StringReader(String.join("\n", lines)));
    }

    DoraFigures figures() {
        return figures(week());
    }

    DoraFigures figures(DoraQuery query) {
        return DoraReport.of(events(), query);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var all = new TreeMap<>(fields);
        all.put(name, value);
        return all;
    }

    private static String value(String name, String value) {
        if (value.startsWith("[") || FLAGS.contains(name)) {
            return value;
        }
        var isTime = name.endsWith("_at") && value.indexOf('T') < 0;
        return "\"" + (isTime ? at(value).toString() : value) + "\"";
    }
}
