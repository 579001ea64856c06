/** What an administrator sets for the controller, and for folders. */
package io.jenkins.plugins.slipway.jenkins.configuration;
