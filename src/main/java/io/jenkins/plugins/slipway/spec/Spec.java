package io.jenkins.plugins.slipway.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code slipway.yaml}, valid and with defaults filled in.
 *
 * @param repository whose commits count for lead time, {@code bitbucket:acme/checkout}, or empty
 * @param environments in the order of the file
 * @param canary how a canary goes; empty when the service has none
 * @param notifications who is told of what
 */
public record Spec(
        String service,
        Optional<String> team,
        Optional<String> repository,
        ImageSpec image,
        Map<String, EnvironmentSpec> environments,
        Optional<CanarySpec> canary,
        List<NotifySpec> notifications,
        DoraSpec dora) {}
