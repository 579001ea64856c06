/** The command line: commands, what they print, and what they answer. */
package io.jenkins.plugins.slipway.cli;
