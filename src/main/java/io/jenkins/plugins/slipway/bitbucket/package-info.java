/** Bitbucket Cloud and Data Center behind one port: what is read there, and what developers see there. */
package io.jenkins.plugins.slipway.bitbucket;
