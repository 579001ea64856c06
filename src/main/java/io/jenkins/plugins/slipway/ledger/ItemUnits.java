package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.dora.Unit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The units that an item can ever have been counted for, whichever of its events had arrived. */
final class ItemUnits {
    private ItemUnits() {}

    /** Identifies it. */
    record Item(String type, String item) {}

    /** @param events all of each item, as they arrived */
    static Set<Unit> of(Collection<DoraEvent> events) {
        var byItem = events.stream()
                .collect(Collectors.groupingBy(
                        event -> new Item(event.type(), event.item()), LinkedHashMap::new, Collectors.toList()));
        var units = new TreeSet<Unit>();
        byItem.values().forEach(item -> {
            var services = names(item, ItemUnits::service);
            var environments = names(item, ItemUnits::environment);
            services.forEach(service -> environments.forEach(environment -> units.add(new Unit(service, environment))));
        });
        return units;
    }

    /** An incident is counted before its service or environment is known, a deployment is not. */
    private static Set<String> names(Collection<DoraEvent> item, Function<DoraEvent, String> name) {
        var names = new TreeSet<String>();
        for (var event : item) {
            if (name.apply(event) != null) {
                names.add(name.apply(event));
            } else if (event instanceof Incident && names.isEmpty()) {
                names.add("");
            }
        }
        return names;
    }

    private static String service(DoraEvent event) {
        return event instanceof Deployment deployment
                ? deployment.service()
                : event instanceof Incident incident ? incident.service() : null;
    }

    private static String environment(DoraEvent event) {
        return event instanceof Deployment deployment
                ? deployment.environment()
                : event instanceof Incident incident ? incident.environment() : null;
    }
}
