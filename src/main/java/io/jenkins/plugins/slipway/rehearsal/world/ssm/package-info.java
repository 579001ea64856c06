/** Simulated AWS Systems Manager: Parameter Store, managed nodes and Run Command. */
package io.jenkins.plugins.slipway.rehearsal.world.ssm;
