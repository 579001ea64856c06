/** Amazon EC2's actions in front of the world. Names are those of EC2's wire. */
package io.jenkins.plugins.slipway.rehearsal.wire.ec2;
