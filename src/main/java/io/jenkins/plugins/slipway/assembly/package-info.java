/** The engine behind every door: ports get their adapters, verbs their ports, specs become planned operations. */
package io.jenkins.plugins.slipway.assembly;
