/** The Auto Scaling API (2011-01-01, Query protocol) in front of the world's groups. */
package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;
