/** Where other systems tell this controller of incidents. */
package io.jenkins.plugins.slipway.jenkins.incident;
