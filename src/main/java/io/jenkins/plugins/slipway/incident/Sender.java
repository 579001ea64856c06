package io.jenkins.plugins.slipway.incident;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A system that may tell of incidents.
 *
 * @param name part of its address
 * @param secret with which it signs; never shown
 * @param service the only one that it may speak of; empty for all
 * @param environment the only one that it may speak of; empty for all
 * @param alarms matches the whole name of an alarm; its groups {@code service} and {@code environment} say where, unless the
 *     sender has only one
 */
public record Sender(
        String name, byte[] secret, Optional<String> service, Optional<String> environment, Optional<Pattern> alarms) {
    @Override
    public String toString() {
        return "sender " + name;
    }
}
