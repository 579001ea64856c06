/** What counts for the figures without a step: which jobs deliver, and pipelines that know nothing of Slipway. */
package io.jenkins.plugins.slipway.jenkins.recording;
