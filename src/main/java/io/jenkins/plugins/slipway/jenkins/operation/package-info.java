/** The operations of a controller: one ledger, few threads however many operations wait, and who hears of each. */
package io.jenkins.plugins.slipway.jenkins.operation;
