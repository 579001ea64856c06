/** How an operation is shown while it runs: plain lines, or a live picture on a terminal. */
package io.jenkins.plugins.slipway.cli.view;
