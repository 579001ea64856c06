/** notify: who is told how an operation ended, or that it waits for a person; signed, and at least once. */
package io.jenkins.plugins.slipway.notify;
