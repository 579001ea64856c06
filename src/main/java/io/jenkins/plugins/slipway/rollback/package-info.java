/** rollback: back to what ran before, after a deployment has ended. */
package io.jenkins.plugins.slipway.rollback;
