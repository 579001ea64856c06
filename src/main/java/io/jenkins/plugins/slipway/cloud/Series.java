package io.jenkins.plugins.slipway.cloud;

import java.time.Instant;
import java.util.List;

/** Values of one metric by the start of their period; a period without a value is absent, never zero. */
public record Series(String id, List<Instant> times, List<Double> values) {}
