package io.jenkins.plugins.slipway.dora;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a row of a report pools; {@code null} for what it does not tell apart. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Scope(String team, String service, String environment, String region) implements Comparable<Scope> {
    private static final Comparator<String> NAMES = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::team, NAMES)
            .thenComparing(Scope::service, NAMES)
            .thenComparing(Scope::environment, NAMES)
            .thenComparing(Scope::region, NAMES);

    /** That tells no regions apart. */
    public Scope(String team, String service, String environment) {
        this(team, service, environment, null);
    }

    static Scope ofRegion(String region) {
        return new Scope(null, null, null, region);
    }

    /** Each service in each environment. */
    public static Function<Unit, Scope> byUnit() {
        return unit -> new Scope(null, unit.service(), unit.environment());
    }

    public static Function<Unit, Scope> byService() {
        return unit -> new Scope(null, unit.service(), null);
    }

    public static Function<Unit, Scope> byEnvironment() {
        return unit -> new Scope(null, null, unit.environment());
    }

    /** @param teamOf the team of each service; a service without one is in no row */
    public static Function<Unit, Scope> byTeam(Map<String, String> teamOf) {
        return unit -> {
            var team = teamOf.get(unit.service());
            return team == null ? null : new Scope(team, null, null);
        };
    }

    /** For people: {@code shop, production}. */
    public String title() {
        return Stream.of(team, service, environment, region)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }
}
