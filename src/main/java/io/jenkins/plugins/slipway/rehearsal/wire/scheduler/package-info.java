/** EventBridge Scheduler as its API words it. */
package io.jenkins.plugins.slipway.rehearsal.wire.scheduler;
