/** The simulated AWS: state, virtual time, traffic; no protocol. */
package io.jenkins.plugins.slipway.rehearsal.world;
