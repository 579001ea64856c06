/** Whether the DORA figures are what they are to be. */
package io.jenkins.plugins.slipway.goal;
