/** How calls of either kind of Bitbucket are made: signed in, patiently, within limits, with errors that say what to do. */
package io.jenkins.plugins.slipway.bitbucket.wire;
