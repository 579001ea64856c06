package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Unit;
import java.util.Optional;

/** Where links of a page lead: files of a static report, addresses in Jenkins. Each is an address as it stands in {@code href}. */
public interface Places {
    /** This page with another window, order, filter or page of the table. */
    String thisPage(Choice choice);

    /** The page of a service in an environment. */
    String unit(Unit unit);

    /** The page of an operation, if there is one. */
    Optional<String> operation(String operationId);

    /** The page of what a deployment names as its run, if there is one. */
    Optional<String> run(String run);
}
