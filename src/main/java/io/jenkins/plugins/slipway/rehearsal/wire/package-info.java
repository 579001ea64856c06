/** The AWS protocols in front of the world, in process and on loopback. */
package io.jenkins.plugins.slipway.rehearsal.wire;
