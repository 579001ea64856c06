/** Who may deploy, roll back and look, and what was done by whom. */
package io.jenkins.plugins.slipway.jenkins.permission;
