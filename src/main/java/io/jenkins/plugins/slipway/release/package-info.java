/** What was released where, with status and whether users were reached; readiness of the way back. */
package io.jenkins.plugins.slipway.release;
