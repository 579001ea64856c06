/** Charts as SVG with presentation attributes, each with the same numbers as text, table and data for a script. */
package io.jenkins.plugins.slipway.report.chart;
