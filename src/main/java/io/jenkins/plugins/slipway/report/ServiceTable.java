package io.jenkins.plugins.slipway.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A page of the table of services.
 *
 * @param matching how many rows the filter leaves
 * @param all how many rows there are
 * @param pages at least 1
 */
public record ServiceTable(Choice choice, List<ServiceRow> rows, int matching, int all, int pages) {
    private static final Comparator<ServiceRow> BY_NAME = Comparator.comparing(
                    ServiceRow::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(ServiceRow::scope);

    /** @param size rows of a page */
    static ServiceTable of(Collection<ServiceRow> rows, Choice choice, int size) {
        var words = choice.filter().toLowerCase(Locale.ROOT).split("\\s+");
        var matching = rows.stream()
                .filter(row -> holds(row.name(), words))
                .sorted(comparator(choice.order()))
                .toList();
        int pages = Math.max(1, (matching.size() + size - 1) / size);
        int page = Math.min(choice.page(), pages);
        int from = (page - 1) * size;
        return new ServiceTable(
                choice.atPage(page),
                matching.subList(from, Math.min(matching.size(), from + size)),
                matching.size(),
                rows.size(),
                pages);
    }

    /** What {@code aria-sort} says of a column. */
    public String sorting(Column column) {
        if (choice.order().column() != column) {
            return "none";
        }
        return choice.order().descending() ? "descending" : "ascending";
    }

    /** How it is after a click on a column's head. */
    public Choice sortedBy(Column column) {
        return choice.sortedBy(choice.order().after(column));
    }

    private static boolean holds(String name, String... words) {
        var lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(words).allMatch(lower::contains);
    }

    private static Comparator<ServiceRow> comparator(Order order) {
        if (order.column() == Column.NAME) {
            return order.descending() ? BY_NAME.reversed() : BY_NAME;
        }
        Comparator<Double> values = order.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.<ServiceRow, Double>comparing(
                        row -> order.column().value(row.figures().now()), Comparator.nullsLast(values))
                .thenComparing(BY_NAME);
    }
}
