/** Which fleets the targets of an environment mean, as they are now: by name or by tags, over regions and connections. */
package io.jenkins.plugins.slipway.estate;
