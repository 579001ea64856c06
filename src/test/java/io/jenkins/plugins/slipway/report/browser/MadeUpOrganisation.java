package io.jenkins.plugins.slipway.report.browser;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What 130 services deployed in half a year, made up by a seed; one has markup in its name, one never deployed a known commit. */
final class MadeUpOrganisation {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final int SERVICES = 130;
    static final String HOSTILE = "<b onclick=alert(1)>\"shop\"</b>";
    private static final List<String> KINDS = List.of("api", "web", "worker", "gateway", "store");
    private static final List<String> DOMAINS =
            List.of("checkout", "payment", "search", "catalogue", "account", "mail");

    private final Random random = new Random(20261123);
    private final List<DoraEvent> events = new ArrayList<>();

    private MadeUpOrganisation() {}

    static List<DoraEvent> events() {
        var organisation = new MadeUpOrganisation();
        for (int i = 0; i < SERVICES; i++) {
            organisation.service(i == 0 ? HOSTILE : name(i), i);
        }
        return organisation.events;
    }

    static String name(int i) {
        return "%s-%s-%03d".formatted(DOMAINS.get(i % DOMAINS.size()), KINDS.get(i % KINDS.size()), i);
    }

    private void service(String name, int number) {
        var every = Duration.ofHours(12 + 8L * (number % 17));
        var previous = List.<String>of();
        int run = 0;
        for (var at = NOW.minus(Duration.ofDays(190)); at.isBefore(NOW); at = at.plus(jittered(every))) {
            var sha = "%03d%05d".formatted(number, run);
            if (number != 1) {
                events.add(new Commit(
                        "repo-" + number,
                        sha,
                        previous,
                        at.minus(jittered(every.multipliedBy(2))),
                        at,
                        List.of("src"),
                        NOW));
            }
            previous = List.of(sha);
            var id = "D-" + number + "-" + run++;
            events.add(deployment(id, name, sha, number, at));
            if (random.nextInt(12) == 0) {
                incident(id, name, at);
            }
        }
    }

    private Deployment deployment(String id, String service, String sha, int number, Instant at) {
        var kind = random.nextInt(20) == 0 ? Deployment.Kind.HOTFIX : Deployment.Kind.DEPLOY;
        return new Deployment(
                id,
                service,
                "production",
                Deployment.Status.SUCCESS,
                sha,
                "repo-" + number,
                at.minusSeconds(900),
                at,
                kind,
                null,
                null,
                null,
                null,
                null,
                "build-" + id,
                NOW);
    }

    private void incident(String deployment, String service, Instant at) {
        var opened = at.plus(Duration.ofMinutes(5 + random.nextInt(60)));
        var resolved = opened.plus(Duration.ofMinutes(20 + random.nextInt(300)));
        var open = resolved.isAfter(NOW.minus(Duration.ofDays(4)));
        events.add(new Incident(
                "I-" + deployment,
                service,
                "production",
                opened,
                open ? null : resolved,
                deployment,
                Incident.Cause.CHANGE,
                NOW));
    }

    private Duration jittered(Duration about) {
        return about.dividedBy(2).plusSeconds((long) (random.nextDouble() * about.toSeconds()));
    }
}
