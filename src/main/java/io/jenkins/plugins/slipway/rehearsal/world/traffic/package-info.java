/** Simulated users: requests through the load balancers of one region, and the metrics that they leave. */
package io.jenkins.plugins.slipway.rehearsal.world.traffic;
