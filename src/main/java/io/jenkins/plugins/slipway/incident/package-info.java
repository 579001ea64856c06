/** Incidents that other systems tell of: signed messages, checked and read. */
package io.jenkins.plugins.slipway.incident;
