package io.jenkins.plugins.slipway.cloud;

import java.util.List;
import java.util.Map;

/** A group to create beside another, like it in everything that is not named here. */
public record NewFleet(
        String name,
        String like,
        String templateId,
        long templateVersion,
        int size,
        List<String> targetGroups,
        Map<String, String> tags) {}
