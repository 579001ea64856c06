/** Where Bitbucket tells this controller what happened in its repositories. */
package io.jenkins.plugins.slipway.jenkins.webhook;
