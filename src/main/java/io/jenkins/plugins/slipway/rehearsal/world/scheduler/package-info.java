/** EventBridge Scheduler of one region: one-time schedules that call an AWS API. */
package io.jenkins.plugins.slipway.rehearsal.world.scheduler;
