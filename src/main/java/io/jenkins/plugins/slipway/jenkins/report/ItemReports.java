package io.jenkins.plugins.slipway.jenkins.report;

import hudson.model.AbstractItem;

/** Of what jobs of one item of Jenkins deliver. */
public abstract class ItemReports extends DeliveryReports {
    /** Whose side panel stands beside the page. */
    public abstract AbstractItem getItem();
}
