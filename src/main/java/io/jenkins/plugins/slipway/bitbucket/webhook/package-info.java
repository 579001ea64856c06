/** What Bitbucket tells by webhooks, of Cloud and of Data Center: who said it is checked, what it says is read, and kept once. */
package io.jenkins.plugins.slipway.bitbucket.webhook;
