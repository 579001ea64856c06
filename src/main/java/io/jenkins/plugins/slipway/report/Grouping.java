package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Scope;
import io.jenkins.plugins.slipway.dora.Unit;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What the rows of a table are. */
public enum Grouping {
    UNIT("Service and environment"),
    SERVICE("Service"),
    ENVIRONMENT("Environment"),
    TEAM("Team");

    private final String heading;

    Grouping(String heading) {
        this.heading = heading;
    }

    /** Of the column of names. */
    public String heading() {
        return heading;
    }

    /** As addresses and command lines name it: {@code unit}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param teamOf the team of each service, needed for {@link #TEAM} alone */
    public Function<Unit, Scope> scopes(Map<String, String> teamOf) {
        return switch (this) {
            case UNIT -> Scope.byUnit();
            case SERVICE -> Scope.byService();
            case ENVIRONMENT -> Scope.byEnvironment();
            case TEAM -> Scope.byTeam(teamOf);
        };
    }
}
