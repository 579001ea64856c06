/** What an operation is doing and how it ended, in one set of words for every door: command line, build log, pages. */
package io.jenkins.plugins.slipway.story;
