/** An AWS of our own, put together: {@code world} behind {@code wire}. */
package io.jenkins.plugins.slipway.rehearsal;
