/** The reports in a real browser, in a page like Jenkins' around them and under the policy that Jenkins enforces. */
package io.jenkins.plugins.slipway.report.browser;
