package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a reader has chosen to see of a page.
 *
 * @param days of the window, 1 to {@value #LONGEST}
 * @param filter words that the names of rows must hold, at most {@value #LONGEST_FILTER} characters; empty for none
 * @param page of the table, from 1 on; one beyond the last shows the last
 * @param by what the rows are
 */
public record Choice(int days, Order order, String filter, int page, Grouping by) {
    /** That a page offers, in days. */
    public static final List<Integer> WINDOWS = List.of(7, 30, 90, 365);

    public static final int LONGEST = 3660;
    public static final int LONGEST_FILTER = 200;
    private static final int MONTH = 30;
    private static final int MOST_PAGES = 1_000_000;

    public Choice {
        requireWithin("days", days, LONGEST);
        requireWithin("page", page, MOST_PAGES);
        if (filter.length() > LONGEST_FILTER) {
            throw InvalidChoice.of("filter", filter, "at most " + LONGEST_FILTER + " characters", null);
        }
    }

    /** 30 days, one row for each unit, by name. */
    public static Choice usual() {
        return new Choice(MONTH, Order.first(Column.NAME), "", 1, Grouping.UNIT);
    }

    /**
     * As an address says it; what it does not say is as usual.
     *
     * @param parameters the value of {@code days}, {@code sort}, {@code order}, {@code filter}, {@code page} and {@code by}, or null
     * @throws InvalidChoice when one has a value that it cannot have
     */
    public static Choice of(UnaryOperator<String> parameters) {
        return ChoiceParameters.read(parameters);
    }

    /** The window of so many days that ends now; calendar days of the time zone. */
    public DoraQuery window(Instant now, ZoneId zone) {
        return DoraQuery.between(now.atZone(zone).minusDays(days).toInstant(), now)
                .in(zone);
    }

    public Choice ofDays(int otherDays) {
        return new Choice(otherDays, order, filter, 1, by);
    }

    public Choice sortedBy(Order otherOrder) {
        return new Choice(days, otherOrder, filter, 1, by);
    }

    public Choice filteredBy(String otherFilter) {
        return new Choice(days, order, otherFilter, 1, by);
    }

    public Choice atPage(int otherPage) {
        return new Choice(days, order, filter, otherPage, by);
    }

    public Choice groupedBy(Grouping otherRows) {
        return new Choice(days, order, filter, 1, otherRows);
    }

    /** What differs from the usual, for an address after its question mark; empty when nothing does. */
    public String query() {
        return parameters().entrySet().stream()
                .map(of -> of.getKey() + "=" + URLEncoder.encode(of.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What differs from the usual, by parameter. */
    public Map<String, String> parameters() {
        var usual = usual();
        var all = new LinkedHashMap<String, String>();
        put(all, "days", days, usual.days);
        put(all, "by", by.key(), usual.by.key());
        if (!order.equals(usual.order)) {
            all.put("sort", order.column().key());
            all.put("order", order.key());
        }
        put(all, "filter", filter, usual.filter);
        put(all, "page", page, usual.page);
        return all;
    }

    private static void put(Map<String, String> all, String parameter, Object value, Object usual) {
        if (!value.equals(usual)) {
            all.put(parameter, value.toString());
        }
    }

    private static void requireWithin(String parameter, int value, int most) {
        if (value < 1 || value > most) {
            throw InvalidChoice.of(parameter, Integer.toString(value), "a number from 1 to " + most, null);
        }
    }
}
