/** What must hold at every step and at the end of an operation, whatever goes wrong: each stated once. */
package io.jenkins.plugins.slipway.trial.invariant;
