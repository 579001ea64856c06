/** AWS Systems Manager's actions in front of the world. */
package io.jenkins.plugins.slipway.rehearsal.wire.ssm;
