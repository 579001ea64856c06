package io.jenkins.plugins.slipway.report;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A choice out of the parameters of an address, which anybody can write. */
final class ChoiceParameters {
    private ChoiceParameters() {}

    static Choice read(UnaryOperator<String> parameters) {
        var usual = Choice.usual();
        var column = oneOf(
                parameters, "sort", Column.values(), Column::key, usual.order().column());
        var order = parameters.apply("order");
        return new Choice(
                number(parameters, "days", usual.days()),
                order == null ? Order.first(column) : new Order(column, isDescending(order)),
                given(parameters.apply("filter"), "").strip(),
                number(parameters, "page", usual.page()),
                oneOf(parameters, "by", Grouping.values(), Grouping::key, usual.by()));
    }

    private static boolean isDescending(String order) {
        if (!order.equals("asc") && !order.equals("desc")) {
            throw InvalidChoice.of("order", order, "asc or desc", null);
        }
        return order.equals("desc");
    }

    private static int number(UnaryOperator<String> parameters, String name, int usual) {
        var text = parameters.apply(name);
        try {
            return text == null ? usual : Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw InvalidChoice.of(name, text, "a number from 1 on", noNumber);
        }
    }

    private static <T> T oneOf(
            UnaryOperator<String> parameters, String name, T[] all, Function<T, String> key, T usual) {
        var text = parameters.apply(name);
        if (text == null) {
            return usual;
        }
        return Arrays.stream(all)
                .filter(one -> key.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() -> InvalidChoice.of(
                        name, text, "one of " + Arrays.stream(all).map(key).collect(Collectors.joining(", ")), null));
    }

    private static String given(String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
