package io.jenkins.plugins.slipway.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Signal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows as the values of the operation room. */
final class JournalRows {
    private JournalRows() {}

    static OperationRecord operation(ResultSet row) throws SQLException {
        return new OperationRecord(
                new OperationId(row.getString("id")),
                row.getString("verb"),
                Json.read(row.getString("targets"), new TypeReference<List<String>>() {}),
                Json.read(row.getString("labels"), new TypeReference<Map<String, String>>() {}),
                row.getString("requested_by"),
                row.getInt("journal_version"),
                Times.read(row, "created_at"),
                Optional.ofNullable(row.getString("outcome")).map(json -> Json.read(json, Outcome.class)));
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("seq"),
                row.getString("path"),
                Entry.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                Json.read(row.getString("data"), JsonNode.class),
                Times.read(row, "at"),
                row.getLong("epoch"));
    }

    static Signal signal(ResultSet row) throws SQLException {
        return new Signal(
                row.getString("kind"), row.getString("sender"), row.getString("reason"), Times.read(row, "at"));
    }
}
