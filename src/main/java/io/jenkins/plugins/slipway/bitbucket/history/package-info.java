/** What was before Slipway: past deployments and commits out of Bitbucket, as events of the ledger. */
package io.jenkins.plugins.slipway.bitbucket.history;
