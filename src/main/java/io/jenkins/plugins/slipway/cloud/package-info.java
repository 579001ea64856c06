/** Ports to a cloud, free of any provider: what the verbs may ask of it, in the field's words. */
package io.jenkins.plugins.slipway.cloud;
