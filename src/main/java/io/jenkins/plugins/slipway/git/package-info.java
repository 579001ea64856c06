/** Commits out of a clone on this machine, by JGit: which there are, who descends from whom, and what each touched. */
package io.jenkins.plugins.slipway.git;
