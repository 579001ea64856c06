package io.jenkins.plugins.slipway.report;

/** How a table is sorted; what has no data is last in either direction. */
public record Order(Column column, boolean descending) {
    /** What a click on a column's head asks for: first the most telling end, then the other one. */
    Order after(Column clicked) {
        return clicked == column ? new Order(column, !descending) : first(clicked);
    }

    /** Names from A on, figures from the largest on. */
    static Order first(Column column) {
        return new Order(column, column != Column.NAME);
    }

    String key() {
        return descending ? "desc" : "asc";
    }
}
