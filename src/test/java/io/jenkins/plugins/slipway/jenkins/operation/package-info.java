/** The operations of a controller. */
package io.jenkins.plugins.slipway.jenkins.operation;
