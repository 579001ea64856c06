/** Elastic Load Balancing v2 as its API words it. */
package io.jenkins.plugins.slipway.rehearsal.wire.elb;
