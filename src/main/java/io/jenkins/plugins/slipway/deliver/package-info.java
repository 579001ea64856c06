/** deliver: image, canary, fleet, watch, in order and as one operation. */
package io.jenkins.plugins.slipway.deliver;
