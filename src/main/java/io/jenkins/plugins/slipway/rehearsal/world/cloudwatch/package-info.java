/** CloudWatch of one region: metrics, metric math and alarms. */
package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;
