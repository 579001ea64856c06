package io.jenkins.plugins.slipway.notify;

import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.spec.NotifySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who wants to hear what of one operation; written among its labels when it starts, so a resumed one tells the same people. */
record Subscription(String webhook, Set<String> events) {
    static final String LABEL = "notify";

    /** {@code chat:failed,rolledBack ops:needsPerson}; empty when nobody is told anything. */
    static Map<String, String> labels(List<NotifySpec> notifications) {
        var events = new TreeMap<String, Set<String>>();
        for (var notification : notifications) {
            var wanted = events.computeIfAbsent(notification.webhook(), name -> new TreeSet<>());
            notification.on().forEach(event -> wanted.add(event.word()));
        }
        var words = events.entrySet().stream()
                .map(webhook -> webhook.getKey() + ":" + String.join(",", webhook.getValue()))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? Map.of() : Map.of(LABEL, words);
    }

    static List<Subscription> of(OperationRecord operation) {
        var subscriptions = new ArrayList<Subscription>();
        for (var word : operation.labels().getOrDefault(LABEL, "").split(" ")) {
            var colon = word.indexOf(':');
            if (colon > 0) {
                subscriptions.add(new Subscription(
                        word.substring(0, colon),
                        Set.of(word.substring(colon + 1).split(","))));
            }
        }
        return subscriptions;
    }

    boolean wants(Set<String> happened) {
        return !Collections.disjoint(events, happened);
    }
}
