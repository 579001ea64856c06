package io.jenkins.plugins.slipway.jenkins.recording;

import io.jenkins.plugins.slipway.dora.Deployment.Status;
import java.time.Instant;

/** How a build, or a stage of it, went. */
record Course(Status status, Instant started, Instant finished) {}
