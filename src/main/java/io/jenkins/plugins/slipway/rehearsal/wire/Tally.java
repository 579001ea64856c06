package io.jenkins.plugins.slipway.rehearsal.wire;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts calls by service and action, {@code ec2:RunInstances}; refused ones included. Guarded by the endpoint's lock. */
final class Tally {
    private final Map<String, Long> calls = new TreeMap<>();

    void count(Call call) {
        calls.merge(call.service() + ":" + call.action(), 1L, Long::sum);
    }

    SortedMap<String, Long> calls() {
        return new TreeMap<>(calls);
    }
}
