package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One expression of metric math, read and worked out in one pass: {@code + - * / ^}, comparisons, {@code && ||}, parentheses,
 * arrays and {@link MathFunctions} (CloudWatch, "Metric math syntax and functions").
 */
final class MetricMath {
    /** The word that a {@code FILL} takes in place of a number. */
    static final Value REPEAT = new Value.Lines(List.of());

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\d+\\.?\\d*(?:[eE][+-]?\\d+)?|\\.\\d+)|([A-Za-z]\\w*)|(==|!=|<=|>=|&&|\\|\\||[-+*/^()<>,\\[\\]])|(\\S))");
    /** From the loosest to the tightest. */
    private static final List<Map<String, DoubleBinaryOperator>> OPERATORS = List.of(
            Map.of("||", (a, b) -> truth(a != 0 || b != 0)),
            Map.of("&&", (a, b) -> truth(a != 0 && b != 0)),
            Map.of(
                    "==", (a, b) -> truth(a == b),
                    "!=", (a, b) -> truth(a != b),
                    "<", (a, b) -> truth(a < b),
                    ">", (a, b) -> truth(a > b),
                    "<=", (a, b) -> truth(a <= b),
                    ">=", (a, b) -> truth(a >= b)),
            Map.of("+", Double::sum, "-", (a, b) -> a - b),
            Map.of("*", (a, b) -> a * b, "/", (a, b) -> a / b));

    private final List<String> tokens = new ArrayList<>();
    private final Function<String, Value> names;
    private final Window window;
    private int next;

    private MetricMath(String expression, Function<String, Value> names, Window window) {
        this.names = names;
        this.window = window;
        Matcher token = TOKEN.matcher(expression.strip());
        while (token.find()) {
            if (token.group(4) != null) {
                throw refused("unexpected '" + token.group(4) + "' in " + expression);
            }
            tokens.add(token.group().strip());
        }
    }

    /** @throws WorldFault {@code ValidationError} */
    static Value evaluate(String expression, Function<String, Value> names, Window window) {
        var math = new MetricMath(expression, names, window);
        var value = math.level(0);
        if (math.next < math.tokens.size()) {
            throw refused("unexpected '" + math.tokens.get(math.next) + "' in " + expression);
        }
        return value;
    }

    static WorldFault refused(String why) {
        return new WorldFault("ValidationError", "Error in expression: " + why);
    }

    private Value level(int level) {
        if (level == OPERATORS.size()) {
            return unary();
        }
        var left = level(level + 1);
        while (OPERATORS.get(level).containsKey(peek())) {
            var operator = OPERATORS.get(level).get(take());
            left = Value.combine(left, level(level + 1), operator);
        }
        return left;
    }

    private Value unary() {
        if (peek().equals("-")) {
            take();
            return Value.combine(new Value.Number(0), unary(), (zero, a) -> -a);
        }
        var base = primary();
        if (peek().equals("^")) {
            take();
            return Value.combine(base, unary(), Math::pow);
        }
        return base;
    }

    private Value primary() {
        var token = take();
        if (token.matches("[.\\d].*")) {
            return new Value.Number(Double.parseDouble(token));
        }
        if (token.equals("(")) {
            var value = level(0);
            expect(")");
            return value;
        }
        if (token.equals("[")) {
            return lines(list("]"));
        }
        if (!token.matches("[A-Za-z]\\w*")) {
            throw refused("unexpected '" + token + "'");
        }
        if (peek().equals("(")) {
            take();
            return MathFunctions.call(token, list(")"), window);
        }
        return token.equals("REPEAT") ? REPEAT : names.apply(token);
    }

    private List<Value> list(String end) {
        var values = new ArrayList<Value>();
        while (!peek().equals(end)) {
            values.add(level(0));
            if (!peek().equals(end)) {
                expect(",");
            }
        }
        expect(end);
        return values;
    }

    private static Value lines(List<Value> values) {
        var lines = new ArrayList<Value.Line>();
        for (var value : values) {
            if (!(value instanceof Value.Line line)) {
                throw refused("an array holds time series only");
            }
            lines.add(line);
        }
        return new Value.Lines(lines);
    }

    private void expect(String token) {
        if (!take().equals(token)) {
            throw refused("'" + token + "' is missing");
        }
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private String take() {
        if (next == tokens.size()) {
            throw refused("it ends too early");
        }
        return tokens.get(next++);
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }
}
