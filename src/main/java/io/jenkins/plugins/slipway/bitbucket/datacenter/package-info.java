/** Bitbucket Data Center, by its REST API. */
package io.jenkins.plugins.slipway.bitbucket.datacenter;
