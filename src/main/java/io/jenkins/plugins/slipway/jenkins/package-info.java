/**
 * Slipway inside Jenkins: steps, configuration, permissions and pages. The only room that knows Jenkins' types; it is compiled
 * against their signatures in {@code src/jenkins-api}, or against Jenkins itself with {@code -Pjenkins}.
 */
package io.jenkins.plugins.slipway.jenkins;
