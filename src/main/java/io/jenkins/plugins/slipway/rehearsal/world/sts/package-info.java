/** Simulated AWS STS: who a caller is, which roles he may take, and who is refused. */
package io.jenkins.plugins.slipway.rehearsal.world.sts;
