/** Deliveries under faults, by seed: run, watched at every step by the invariants, and counted. */
package io.jenkins.plugins.slipway.trial;
