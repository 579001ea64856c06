package io.jenkins.plugins.slipway.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** {@code --service}, where a ledger is read. */
final class ServiceOption {
    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Only that service; may be given several times. Default: all.")
    private Set<String> names = new LinkedHashSet<>();

    Set<String> names() {
        return names;
    }

    boolean isGiven() {
        return !names.isEmpty();
    }

    boolean includes(String service) {
        return names.isEmpty() || names.contains(service);
    }
}
