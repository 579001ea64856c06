/** deploy-fleet: readiness of the way back, a numbered version, an instance refresh, the bake time. */
package io.jenkins.plugins.slipway.fleet;
