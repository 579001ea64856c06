/** The steps, and how each waits for its operation without a thread and through restarts. */
package io.jenkins.plugins.slipway.jenkins.step;
