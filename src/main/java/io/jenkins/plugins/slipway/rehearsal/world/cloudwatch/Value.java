package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;

/** What an expression of metric math can be. */
sealed interface Value {
    record Number(double value) implements Value {}

    record Line(NavigableMap<Instant, Double> points) implements Value {}

    record Lines(List<Line> lines) implements Value {}

    /** Point by point, where both have one; what is no number (a division by zero) is no point. */
    static Value combine(Value left, Value right, DoubleBinaryOperator operator) {
        if (left instanceof Number a && right instanceof Number b) {
            return new Number(operator.applyAsDouble(a.value(), b.value()));
        }
        var points = new TreeMap<Instant, Double>();
        var first = single(left);
        var second = single(right);
        var grid = first instanceof Line line ? line : (Line) second;
        for (var at : grid.points().keySet()) {
            var a = at(first, at);
            var b = at(second, at);
            if (a != null && b != null && Double.isFinite(operator.applyAsDouble(a, b))) {
                points.put(at, operator.applyAsDouble(a, b));
            }
        }
        return new Line(points);
    }

    /** @throws io.jenkins.plugins.slipway.rehearsal.world.WorldFault {@code ValidationError} for an array */
    static Value single(Value value) {
        if (value instanceof Lines) {
            throw MetricMath.refused(
                    "operators between arrays of time series are not modelled by the Slipway rehearsal");
        }
        return value;
    }

    /** Null when there is no point. */
    static Double at(Value value, Instant time) {
        if (value instanceof Number number) {
            return number.value();
        }
        return value instanceof Line line ? line.points().get(time) : null;
    }
}
