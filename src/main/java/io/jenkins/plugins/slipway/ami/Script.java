package io.jenkins.plugins.slipway.ami;

import java.time.Duration;
import java.util.List;

/** Lines for the builder's shell, run as root. @param name for a person, unique within the plan */
public record Script(String name, List<String> lines, Duration timeout) {}
