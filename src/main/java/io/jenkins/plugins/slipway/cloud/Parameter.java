package io.jenkins.plugins.slipway.cloud;

import java.util.Map;

/** A named value with its tags. */
public record Parameter(String name, String value, Map<String, String> tags) {}
