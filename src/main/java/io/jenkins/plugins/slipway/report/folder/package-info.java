/** The report as files: complete without a script, and whole at every moment, also when its making is cut off. */
package io.jenkins.plugins.slipway.report.folder;
