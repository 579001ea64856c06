/** The split of traffic: recorded rule actions, weights, and the return of traffic. */
package io.jenkins.plugins.slipway.traffic;
