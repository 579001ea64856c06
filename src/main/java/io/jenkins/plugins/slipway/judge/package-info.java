/** Pure statistics on arrays of doubles: is the canary worse than the baseline? Three answers. */
package io.jenkins.plugins.slipway.judge;
