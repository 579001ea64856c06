/**
 * What people look at: the models of the report's pages, and the HTML of them, which the Jenkins pages and the static report share.
 *
 * <p>The templates are in {@code src/main/jte}; charts are SVG with presentation attributes, since a page may allow neither script nor style of
 * its own.
 */
package io.jenkins.plugins.slipway.report;
