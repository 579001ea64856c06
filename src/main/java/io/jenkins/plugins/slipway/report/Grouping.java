package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.Scope;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** What the rows of a table are. */
public enum Grouping {
    UNIT("Service and environment"),
    SERVICE("Service"),
    ENVIRONMENT("Environment"),
    TEAM("Team"),
    REGION("Region");

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
    public OrganisationReport report(Collection<PreparedUnit> units, DoraQuery query, Map<String, String> teamOf) {
        return switch (this) {
            case UNIT -> OrganisationReport.of(units, query, Scope.byUnit());
            case SERVICE -> OrganisationReport.of(units, query, Scope.byService());
            case ENVIRONMENT -> OrganisationReport.of(units, query, Scope.byEnvironment());
            case TEAM -> OrganisationReport.of(units, query, Scope.byTeam(teamOf));
            case REGION -> OrganisationReport.byRegion(units, query);
        };
    }
}
