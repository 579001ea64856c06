/** The store behind the ports: journals, leases, releases and DORA events, in an H2 file or in PostgreSQL. */
package io.jenkins.plugins.slipway.ledger;
