package io.jenkins.plugins.slipway.dora;

import java.util.Map;

/** What of a prepared unit reached a region. Incidents that nothing is blamed for have none. */
record RegionPart(String region, Places deployments, Map<Moment, Places> moments, Places recoveries) {}
