/** canary: a small group beside the stable one, weights step by step, a verdict after each. */
package io.jenkins.plugins.slipway.canary;
