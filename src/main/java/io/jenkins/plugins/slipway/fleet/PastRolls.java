package io.jenkins.plugins.slipway.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.estate.Baseline;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long earlier roll-outs of a service in an environment took, as their journals tell. */
public final class PastRolls {
    /** From launch to service, when the warmup begins. */
    private static final Duration IN_SERVICE = Duration.ofSeconds(45);
    /** From launch to the first good health check, most of which is over before a usual warmup is. */
    private static final Duration HEALTHY = Duration.ofMinutes(2);

    private static final Duration BAKE = Duration.ofMinutes(10);
    private static final Duration COPY = Duration.ofMinutes(4);
    private static final int LOOKED_AT = 5;

    private final List<Past> past;

    /** One operation. @param entries of its journal */
    private record Past(String operation, List<Entry> entries) {}

    private PastRolls(List<Past> past) {
        this.past = past;
    }

    /** Reads the newest few. */
    public static PastRolls of(Journals journals, Releases releases, String service, String environment) {
        return new PastRolls(releases.history(service, environment, LOOKED_AT).stream()
                .filter(release -> release.kind() == Release.Kind.DEPLOY)
                .map(Release::operation)
                .distinct()
                .map(operation -> new Past(operation, journals.read(new OperationId(operation), 0)))
                .filter(operation -> !operation.entries().isEmpty())
                .toList());
    }

    /** What a batch takes beyond its warmup, which begins when its instances are in service. */
    Baseline boot(Place place, String group, Duration warmup) {
        return past.stream()
                .flatMap(operation -> boot(operation, place, group).stream())
                .findFirst()
                .orElseGet(() -> Baseline.assumed(longer(IN_SERVICE, HEALTHY.minus(warmup))));
    }

    /** Of an image, its boot test and its copies included, which are made side by side. */
    public Baseline bake(boolean copied) {
        return past.stream()
                .flatMap(operation -> bake(operation).stream())
                .findFirst()
                .orElseGet(() -> Baseline.assumed(copied ? BAKE.plus(COPY) : BAKE));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Optional<Baseline> boot(Past operation, Place place, String group) {
        var plan = fleets(operation.entries().get(0).data())
                .filter(fleet -> fleet.path("group").asText().equals(group)
                        && fleet.path("place").path("connection").asText().equals(place.connection())
                        && fleet.path("place").path("region").asText().equals(place.region()))
                .findFirst();
        var branch = "%s %s/".formatted(place.region(), group.replace('/', ':'));
        var began = at(operation, branch, "start instance refresh", Entry.Kind.INTENT);
        var ended = at(operation, branch, "every instance runs it", Entry.Kind.SEEN);
        if (plan.isEmpty() || began.isEmpty() || ended.isEmpty()) {
            return Optional.empty();
        }
        var fleet = plan.get();
        var batches = Batches.of(
                fleet.path("instances").asInt(),
                fleet.path("minHealthy").asInt(),
                fleet.path("maxHealthy").asInt());
        if (batches.count() == 0 || !fleet.path("checkpoints").isEmpty()) {
            return Optional.empty();
        }
        var warmup = Duration.parse(fleet.path("settlesIn").asText("PT0S"));
        var each = Duration.between(began.get().at(), ended.get().at())
                .dividedBy(batches.count())
                .minus(warmup);
        return Optional.of(new Baseline(each.isNegative() ? Duration.ZERO : each, operation.operation()));
    }

    private static Optional<Baseline> bake(Past operation) {
        var entries = operation.entries().stream()
                .filter(entry -> entry.path().startsWith("bake/"))
                .toList();
        var isWhole = entries.stream().anyMatch(entry -> entry.name().equals("baked"));
        return isWhole
                ? Optional.of(new Baseline(
                        Duration.between(
                                entries.get(0).at(),
                                entries.get(entries.size() - 1).at()),
                        operation.operation()))
                : Optional.empty();
    }

    private static Stream<JsonNode> fleets(JsonNode plan) {
        return plan.findValues("fleets").stream().flatMap(PastRolls::items);
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return java.util.stream.StreamSupport.stream(list.spliterator(), false);
    }

    private static Optional<Entry> at(Past operation, String branch, String name, Entry.Kind kind) {
        return operation.entries().stream()
                .filter(entry -> entry.kind() == kind
                        && entry.name().equals(name)
                        && entry.path().startsWith("wave ")
                        && (entry.path().endsWith("/" + branch) || entry.path().endsWith(" " + branch)))
                .findFirst();
    }
}
