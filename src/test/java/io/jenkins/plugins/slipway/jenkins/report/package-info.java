/** The page "Delivery" of a build. */
package io.jenkins.plugins.slipway.jenkins.report;
