package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.PreparedUnitBytes;
import io.jenkins.plugins.slipway.dora.Unit;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Rows of prepared units, their parts put together and read. */
final class PreparedRows {
    private PreparedRows() {}

    /** @param prepared empty when another version of Slipway prepared it */
    record Row(Unit unit, long stamp, Optional<PreparedUnit> prepared) {}

    /** @param query for all columns, the parts of each unit in their order and together */
    static List<Row> of(Query query) {
        var rows = new ArrayList<Row>();
        var parts = new ArrayList<Part>();
        query.map((row, context) -> new Part(
                        new Unit(row.getString("service"), row.getString("environment")),
                        row.getLong("stamp"),
                        row.getBytes("body")))
                .forEach(part -> {
                    if (!parts.isEmpty() && !parts.get(0).unit.equals(part.unit)) {
                        rows.add(row(parts));
                        parts.clear();
                    }
                    parts.add(part);
                });
        if (!parts.isEmpty()) {
            rows.add(row(parts));
        }
        return rows;
    }

    private record Part(Unit unit, long stamp, byte[] body) {}

    private static Row row(List<Part> parts) {
        var first = parts.get(0);
        var current = first.body[0] == PreparedUnitBytes.VERSION;
        return new Row(
                first.unit, first.stamp, current ? Optional.of(PreparedUnitBytes.read(body(parts))) : Optional.empty());
    }

    private static byte[] body(List<Part> parts) {
        if (parts.size() == 1) {
            return parts.get(0).body;
        }
        var whole = new ByteArrayOutputStream();
        parts.forEach(part -> whole.writeBytes(part.body));
        return whole.toByteArray();
    }
}
