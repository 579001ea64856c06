/** Bitbucket Cloud, by its REST API 2.0. */
package io.jenkins.plugins.slipway.bitbucket.cloud;
