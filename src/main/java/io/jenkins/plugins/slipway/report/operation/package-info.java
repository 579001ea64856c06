/** What the page of one operation shows, out of its journal. */
package io.jenkins.plugins.slipway.report.operation;
