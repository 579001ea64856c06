package io.jenkins.plugins.slipway.jenkins.report;

import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.report.Choice;
import io.jenkins.plugins.slipway.report.Places;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where links of a report lead in Jenkins: all pages of an area stand side by side. */
final class JenkinsPlaces implements Places {
    private final Optional<Unit> shown;
    private final int days;
    private final JobRuns runs;

    /**
     * @param shown whose page it is; empty for the page of all
     * @param days of the window that other pages begin with
     */
    JenkinsPlaces(Optional<Unit> shown, int days, JobRuns runs) {
        this.shown = shown;
        this.days = days;
        this.runs = runs;
    }

    @Override
    public String thisPage(Choice choice) {
        var query = choice.query();
        return shown.map(unit -> address(unit) + (query.isEmpty() ? "" : "&" + query))
                .orElse(query.isEmpty() ? "./" : "?" + query);
    }

    /** With the same window. */
    @Override
    public String unit(Unit unit) {
        return address(unit) + (days == Choice.usual().days() ? "" : "&days=" + days);
    }

    static String address(Unit unit) {
        return "unit?service=" + encoded(unit.service()) + "&environment=" + encoded(unit.environment());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> operation(String operationId) {
        return runs.operation(operationId);
    }

    @Override
    public Optional<String> run(String run) {
        return runs.run(run);
    }
}
