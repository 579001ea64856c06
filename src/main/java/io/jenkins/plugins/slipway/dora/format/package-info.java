/** Figures as other tools read them. Pure functions: text out of a report. */
package io.jenkins.plugins.slipway.dora.format;
