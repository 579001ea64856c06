package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The results of queries that may name each other. */
public final class Calculation {
    private final MetricStore store;
    private final Map<String, Query> queries = new LinkedHashMap<>();
    private final Instant from;
    private final Instant to;
    private final Map<String, Value> results = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    /** @throws io.jenkins.plugins.slipway.rehearsal.world.WorldFault {@code ValidationError} when two have the same id */
    public Calculation(MetricStore store, List<Query> queries, Instant from, Instant to) {
        this.store = store;
        this.from = from;
        this.to = to;
        for (var query : queries) {
            if (!query.id().matches("[a-z]\\w*")) {
                throw MetricMath.refused("the id '" + query.id()
                        + "' must begin with a lower-case letter and hold letters, digits and underscores only");
            }
            if (this.queries.put(query.id(), query) != null) {
                throw MetricMath.refused("the id '" + query.id() + "' is used twice");
            }
        }
    }

    /** Values by the start of their period; a period without data is absent. */
    public NavigableMap<Instant, Double> result(String id) {
        var value = value(id);
        if (value instanceof Value.Line line) {
            return Collections.unmodifiableNavigableMap(line.points());
        }
        if (value instanceof Value.Number number) {
            var constant = new TreeMap<Instant, Double>();
            window(queries.get(id)).starts().forEach(start -> constant.put(start, number.value()));
            return constant;
        }
        throw MetricMath.refused(
                "'" + id + "' gives several time series, which is not modelled by the Slipway rehearsal");
    }

    /** Seconds; for an expression that of the queries behind it. */
    public int period(Query query) {
        if (query instanceof Query.Stat stat) {
            return stat.period();
        }
        var expression = (Query.Expression) query;
        return expression.period() != null
                ? expression.period()
                : queries.values().stream()
                        .filter(Query.Stat.class::isInstance)
                        .mapToInt(each -> ((Query.Stat) each).period())
                        .max()
                        .orElse(60);
    }

    private Value value(String id) {
        var known = results.get(id);
        if (known != null) {
            return known;
        }
        var query = queries.get(id);
        if (query == null) {
            throw MetricMath.refused("there is no query '" + id + "'");
        }
        if (!open.add(id)) {
            throw MetricMath.refused("'" + id + "' is defined by itself");
        }
        var window = window(query);
        var value = query instanceof Query.Stat stat
                ? new Value.Line(window.values(store, stat.metric(), stat.statistic()))
                : MetricMath.evaluate(((Query.Expression) query).expression(), this::value, window);
        results.put(id, value);
        return value;
    }

    private Window window(Query query) {
        return Window.aligned(from, to, period(query));
    }
}
