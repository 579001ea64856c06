package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** Functions of metric math that are modelled (CloudWatch, "Using math expressions with CloudWatch metrics"). */
final class MathFunctions {
    private static final Map<String, ToDoubleFunction<Collection<Double>>> FOLDS = Map.of(
            "SUM", values -> values.stream().mapToDouble(Double::doubleValue).sum(),
            "AVG",
                    values -> values.stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElse(Double.NaN),
            "MIN",
                    values -> values.stream()
                            .mapToDouble(Double::doubleValue)
                            .min()
                            .orElse(Double.NaN),
            "MAX",
                    values -> values.stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(Double.NaN));
    private static final Map<String, DoubleUnaryOperator> EACH =
            Map.of("ABS", Math::abs, "CEIL", Math::ceil, "FLOOR", Math::floor);

    private MathFunctions() {}

    static Value call(String name, List<Value> arguments, Window window) {
        if (FOLDS.containsKey(name)) {
            expect(name, arguments, 1);
            return fold(FOLDS.get(name), arguments.get(0));
        }
        if (EACH.containsKey(name)) {
            expect(name, arguments, 1);
            return Value.combine(
                    arguments.get(0),
                    new Value.Number(0),
                    (a, zero) -> EACH.get(name).applyAsDouble(a));
        }
        return switch (name) {
            case "FILL" -> {
                expect(name, arguments, 2);
                yield fill(arguments.get(0), arguments.get(1), window);
            }
            case "IF" -> {
                if (arguments.size() == 2) {
                    yield choose(arguments.get(0), arguments.get(1), new Value.Line(new TreeMap<>()), window);
                }
                expect(name, arguments, 3);
                yield choose(arguments.get(0), arguments.get(1), arguments.get(2), window);
            }
            default -> throw MetricMath.refused("the function " + name + " is not modelled by the Slipway rehearsal");
        };
    }

    /** Over time of one series, which gives a number; across several at each time, which gives a series. */
    private static Value fold(ToDoubleFunction<Collection<Double>> fold, Value argument) {
        if (argument instanceof Value.Line line) {
            return new Value.Number(fold.applyAsDouble(line.points().values()));
        }
        if (argument instanceof Value.Lines lines) {
            var times = new TreeSet<Instant>();
            lines.lines().forEach(line -> times.addAll(line.points().keySet()));
            var points = new TreeMap<Instant, Double>();
            for (var time : times) {
                var values = new ArrayList<Double>();
                lines.lines().stream()
                        .map(line -> line.points().get(time))
                        .filter(value -> value != null)
                        .forEach(values::add);
                points.put(time, fold.applyAsDouble(values));
            }
            return new Value.Line(points);
        }
        return argument;
    }

    private static Value fill(Value argument, Value filling, Window window) {
        if (!(argument instanceof Value.Line line)) {
            throw MetricMath.refused("FILL needs a time series first");
        }
        var points = new TreeMap<Instant, Double>();
        for (var start : window.starts()) {
            var value = line.points().get(start);
            if (value == null) {
                value = MetricMath.REPEAT.equals(filling) ? last(points) : Value.at(filling, start);
            }
            if (value != null) {
                points.put(start, value);
            }
        }
        return new Value.Line(points);
    }

    private static Double last(TreeMap<Instant, Double> points) {
        return points.isEmpty() ? null : points.lastEntry().getValue();
    }

    private static Value choose(Value condition, Value yes, Value no, Window window) {
        if (condition instanceof Value.Number number) {
            return number.value() != 0 ? yes : no;
        }
        var points = new TreeMap<Instant, Double>();
        for (var start : window.starts()) {
            var decision = Value.at(Value.single(condition), start);
            var value = decision == null ? null : Value.at(Value.single(decision != 0 ? yes : no), start);
            if (value != null) {
                points.put(start, value);
            }
        }
        return new Value.Line(points);
    }

    private static void expect(String name, List<Value> arguments, int count) {
        if (arguments.size() != count) {
            throw MetricMath.refused(name + " takes " + count + " arguments, not " + arguments.size());
        }
    }
}
