package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events of made-up services by seed, over some days before {@link #NOW}; each has its own pace, and some fail now and then. */
public final class MadeUpOrganisation {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> NAMES = List.of(
            "checkout",
            "cart",
            "payment",
            "search",
            "catalogue",
            "accounts",
            "shipping",
            "pricing",
            "mail",
            "images",
            "reviews",
            "gateway",
            "invoices",
            "stock",
            "ledger");
    private static final int COMMITS = 3;

    private final List<DoraEvent> events = new ArrayList<>();
    private final int days;

    private MadeUpOrganisation(int days) {
        this.days = days;
    }

    /** Each service in production; every third in staging too. */
    public static List<DoraEvent> of(int services, int days) {
        var all = new MadeUpOrganisation(days);
        for (int i = 0; i < services; i++) {
            all.add(name(i), "production", new Random(i));
            if (i % 3 == 0) {
                all.add(name(i), "staging", new Random(-i - 1L));
            }
        }
        return all.events;
    }

    public static String name(int service) {
        var name = NAMES.get(service % NAMES.size());
        return service < NAMES.size() ? name : name + "-" + service / NAMES.size();
    }

    private void add(String service, String environment, Random random) {
        double pace = 0.3 + 4 * random.nextDouble();
        double slowness = Math.exp(9.5 + 1.5 * random.nextGaussian());
        var at = NOW.minus(Duration.ofDays(days)).plusSeconds(random.nextInt(86_400));
        var parent = "";
        for (int i = 0; at.isBefore(NOW); i++) {
            var id = service + "-" + environment + "-" + i;
            for (int c = 0; c < COMMITS; c++) {
                var sha = Integer.toHexString((id + c).hashCode()) + "f" + c;
                var authored = at.minusSeconds((long) (slowness * Math.exp(random.nextGaussian())));
                events.add(new Commit(
                        service, sha, parent.isEmpty() ? List.of() : List.of(parent), authored, authored, null, at));
                parent = sha;
            }
            boolean fails = random.nextInt(9) == 0;
            boolean isHotfix = random.nextInt(12) == 0;
            events.add(deployment(id, service, environment, parent, at, isHotfix));
            if (fails) {
                var opened = at.plusSeconds(900);
                var resolved = opened.plusSeconds(1800 + random.nextInt(20_000));
                events.add(new Incident(
                        "INC-" + id,
                        service,
                        environment,
                        opened,
                        resolved.isBefore(NOW) ? resolved : null,
                        id,
                        Incident.Cause.CHANGE,
                        opened));
            }
            at = at.plusSeconds((long) (86_400 * pace * (0.2 + random.nextDouble() * 1.6)));
        }
    }

    private static Deployment deployment(
            String id, String service, String environment, String commit, Instant at, boolean isHotfix) {
        return new Deployment(
                id,
                service,
                environment,
                Deployment.Status.SUCCESS,
                commit,
                service,
                at.minusSeconds(600),
                at,
                isHotfix ? Deployment.Kind.HOTFIX : Deployment.Kind.DEPLOY,
                null,
                null,
                null,
                null,
                true,
                "deliver/" + service + " #" + id.hashCode() % 1000,
                at);
    }
}
