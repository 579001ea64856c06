package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.ledger.LedgerUnavailable.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Brings the schema up to date: ordered scripts, each applied once, its checksum remembered. */
final class Migrations {
    private static final List<Script> SCRIPTS = Stream.of(
                    "001-operations.sql",
                    "002-releases-and-events.sql",
                    "003-targets.sql",
                    "004-audit.sql",
                    "005-prepared.sql",
                    "006-messages.sql",
                    "007-recording.sql",
                    "008-imports.sql")
            .map(Script::load)
            .toList();
    private final Database database;
    private final List<Script> scripts;

    Migrations(Database database) {
        this(database, SCRIPTS);
    }

    Migrations(Database database, List<Script> scripts) {
        this.database = database;
        this.scripts = scripts;
    }

    /** @throws LedgerUnavailable when the schema is a newer one, or an applied script was changed afterwards */
    void apply() {
        if (!database.read(this::upToDate)) {
            database.migrating(this::applyMissing);
        }
    }

    private boolean upToDate(Handle handle) {
        var tables = handle.select("select count(*) from information_schema.tables"
                        + " where lower(table_name) = 'slipway_schema' and table_schema = current_schema")
                .mapTo(Integer.class)
                .one();
        return tables > 0 && missing(handle).isEmpty();
    }

    private void applyMissing(Handle handle) {
        handle.execute("create table if not exists slipway_schema (version integer primary key,"
                + " name character varying not null, checksum character varying(64) not null,"
                + " applied_at timestamp(6) with time zone not null)");
        for (var script : missing(handle)) {
            script.statements().forEach(handle::execute);
            handle.execute(
                    "insert into slipway_schema values (?, ?, ?, current_timestamp)",
                    script.version(),
                    script.name(),
                    script.checksum());
        }
    }

    private List<Script> missing(Handle handle) {
        var applied = new TreeMap<Integer, String>();
        handle.select("select version, checksum from slipway_schema")
                .map((row, context) -> Map.entry(row.getInt(1), row.getString(2)))
                .forEach(entry -> applied.put(entry.getKey(), entry.getValue()));
        refuseNewer(applied);
        scripts.forEach(script -> refuseChanged(script, applied.get(script.version())));
        return scripts.stream()
                .filter(script -> !applied.containsKey(script.version()))
                .toList();
    }

    private void refuseNewer(TreeMap<Integer, String> applied) {
        int known = scripts.get(scripts.size() - 1).version();
        if (!applied.isEmpty() && applied.lastKey() > known) {
            throw new LedgerUnavailable(
                    database.where(),
                    new Trouble(
                            "its schema has version " + applied.lastKey() + ", this Slipway knows " + known,
                            "it was left as it is: use the newer Slipway that wrote it"),
                    null);
        }
    }

    private void refuseChanged(Script script, String applied) {
        if (applied != null && !applied.equals(script.checksum())) {
            throw new LedgerUnavailable(
                    database.where(),
                    new Trouble(
                            "schema script " + script.name() + " is not the one that was applied to it (checksum "
                                    + script.checksum() + ", applied " + applied + ")",
                            "it was left as it is: use the release of Slipway that wrote it"),
                    null);
        }
    }

    /** One step of the schema. Its file is never changed once it was released. */
    record Script(int version, String name, String sql) {
        static Script load(String name) {
            try (var in = Migrations.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("schema script " + name + " is missing from this build");
                }
                var sql = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
                return new Script(Integer.parseInt(name.substring(0, 3)), name, sql);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("schema script " + name, unreadable);
            }
        }

        List<String> statements() {
            return Stream.of(sql.replaceAll("(?m)^--.*$", "").split(";\n"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        }

        String checksum() {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        }
    }
}
