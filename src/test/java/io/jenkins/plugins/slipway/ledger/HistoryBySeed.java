package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Ndjson;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Events of two services in two environments as badly ordered and as fragmentary as they can be; always the same for a seed. */
final class HistoryBySeed {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int DEPLOYMENTS = 14;

    private final Random random;
    private final List<String> lines = new ArrayList<>();

    private HistoryBySeed(long seed) {
        random = new Random(seed);
    }

    /** In the order of arrival; each has a time of receipt of its own, in no order. */
    static List<DoraEvent> events(long seed) {
        var it = new HistoryBySeed(seed);
        for (int i = 0; i < 20; i++) {
            it.commit(i);
        }
        for (int i = 0; i < DEPLOYMENTS; i++) {
            it.deployment("D" + i);
        }
        for (int i = 0; i < 6; i++) {
            it.incident("I" + i);
        }
        it.lines.add("{\"type\":\"service\",\"service\":\"shop\",\"repo\":\"one\",\"paths\":[\"api\"]}");
        it.lines.add("{\"type\":\"service\",\"service\":\"shop\",\"team\":\"red\"}");
        Collections.shuffle(it.lines, it.random);
        return Ndjson.read(new StringReader(String.join("\n", it.lines)));
    }

    private void commit(int number) {
        var parents = number == 0 || random.nextInt(8) == 0
                ? "[]"
                : random.nextInt(4) == 0
                        ? "[\"c%d\",\"c%d\"]".formatted(random.nextInt(number), random.nextInt(number))
                        : "[\"c%d\"]".formatted(number - 1 - random.nextInt(Math.min(number, 3)));
        for (var repository : List.of("one", "two")) {
            if (random.nextInt(6) > 0) {
                add("commit", "\"repo\":\"%s\",\"sha\":\"c%d\"", repository, number);
                append("\"parents\":" + parents + ",\"authored_at\":\"" + time() + "\"");
                append("\"paths\":[\"" + (random.nextBoolean() ? "api/x" : "web/y") + "\"]");
            }
        }
    }

    /** Told in one to three events. */
    private void deployment(String id) {
        var finished = START.plusSeconds(600L * random.nextInt(14 * 144));
        for (int told = random.nextInt(3); told >= 0; told--) {
            add("deployment", "\"id\":\"%s\"", id);
            maybe("\"service\":\"" + any("shop", "cart") + "\"");
            maybe("\"environment\":\"" + any("production", "staging") + "\"");
            maybe("\"status\":\"" + any("SUCCESS", "SUCCESS", "SUCCESS", "FAILURE", "IN_PROGRESS") + "\"");
            maybe("\"commit\":\"c" + random.nextInt(22) + "\"");
            maybe("\"finished_at\":\"" + finished + "\",\"started_at\":\"" + finished.minusSeconds(900) + "\"");
            seldom("\"repo\":\"" + any("one", "two") + "\"");
            seldom("\"kind\":\"" + any("rollback", "hotfix", "deploy") + "\"");
            seldom("\"rolls_back\":\"D" + random.nextInt(DEPLOYMENTS) + "\"");
            seldom("\"fixes_deployment\":\"D" + random.nextInt(DEPLOYMENTS) + "\"");
            seldom("\"reached_users\":true");
            maybe("\"regions\":[" + any("", "\"eu\"", "\"us\"", "\"us\",\"eu\"") + "]");
        }
    }

    private void incident(String id) {
        var opened = START.plusSeconds(600L * random.nextInt(14 * 144));
        for (int told = random.nextInt(3); told >= 0; told--) {
            add("incident", "\"id\":\"%s\"", id);
            maybe("\"service\":\"" + any("shop", "cart") + "\"");
            maybe("\"environment\":\"" + any("production", "staging") + "\"");
            maybe("\"opened_at\":\"" + opened + "\"");
            maybe("\"resolved_at\":\"" + opened.plusSeconds(random.nextInt(90_000)) + "\"");
            seldom("\"deployment_id\":\"D" + random.nextInt(DEPLOYMENTS) + "\"");
            seldom("\"cause\":\"" + any("change", "external") + "\"");
        }
    }

    private void add(String type, String identity, Object... names) {
        lines.add("{\"type\":\"" + type + "\"," + identity.formatted(names) + ",\"received_at\":\"" + time() + "\"}");
    }

    private void append(String fields) {
        var last = lines.remove(lines.size() - 1);
        lines.add(last.substring(0, last.length() - 1) + "," + fields + "}");
    }

    private void maybe(String fields) {
        if (random.nextInt(4) > 0) {
            append(fields);
        }
    }

    private void seldom(String fields) {
        if (random.nextInt(6) == 0) {
            append(fields);
        }
    }

    private String any(String... words) {
        return words[random.nextInt(words.length)];
    }

    private Instant time() {
        return START.plusSeconds(random.nextInt(14 * 86_400));
    }
}
