/** Where an administrator lets deliveries go: AWS accounts, and a rehearsal inside the controller. */
package io.jenkins.plugins.slipway.jenkins.connection;
