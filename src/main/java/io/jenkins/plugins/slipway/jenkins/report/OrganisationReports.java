package io.jenkins.plugins.slipway.jenkins.report;

import hudson.Extension;
import hudson.model.RootAction;
import jenkins.model.Jenkins;

/** Of all services that the user sees in this Jenkins. */
@Extension
public final class OrganisationReports extends DeliveryReports implements RootAction {
    @Override
    Area area() {
        return Area.organisation();
    }

    @Override
    void checkPermission() {
        Jenkins.get().checkPermission(Jenkins.READ);
    }

    /** Whether a reader would see any service is not asked for each page of Jenkins. */
    @Override
    public String getIconFileName() {
        return Jenkins.get().hasPermission(Jenkins.READ) ? "symbol-analytics" : null;
    }
}
