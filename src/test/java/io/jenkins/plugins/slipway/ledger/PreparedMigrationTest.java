package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.ledger.Migrations.Script;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A ledger from before units were prepared has its events counted, and what they name. */
class PreparedMigrationTest {
    private static final String EVENT = """
            insert into slipway_event (type, item, service, environment, received_at, body)
            values (?, ?, ?, ?, current_timestamp, ?)
            """;

    @Test
    void shouldPrepareWhatWasThereBefore() {
        try (var database = Database.open(H2Engine.inMemory(), null)) {
            new Migrations(
                            database,
                            List.of(
                                    Script.load("001-operations.sql"),
                                    Script.load("002-releases-and-events.sql"),
                                    Script.load("003-targets.sql"),
                                    Script.load("004-audit.sql")))
                    .apply();
            insert(database, "commit", "git@host:r@c0", null, null, "\"repo\":\"git@host:r\",\"sha\":\"c0\"");
            insert(database, "deployment", "D0", "shop", "production", deployment("D0", "c0", 1));
            insert(database, "deployment", "D1", "shop", "production", deployment("D1", "c0", 2));
            insert(database, "incident", "I0", "cart", "staging", "\"id\":\"I0\",\"deployment_id\":\"D0\"");

            new Migrations(database).apply();

            assertThat(new SqlPreparedUnits(database).of(Set.of("shop"), Set.of()))
                    .singleElement()
                    .satisfies(shop -> assertThat(shop.deployments()).isEqualTo(2));
            var named = database.read(handle -> handle.select("select target || ' ' || item from slipway_event_link")
                    .mapTo(String.class)
                    .list());
            assertThat(named).containsExactly("D0 I0");
            var repositories = database.read(handle -> handle.select("select name from slipway_repository")
                    .mapTo(String.class)
                    .list());
            assertThat(repositories).containsExactly("git@host:r");
        }
    }

    private static String deployment(String id, String commit, int day) {
        return "\"id\":\"%s\",\"service\":\"shop\",\"environment\":\"production\",\"status\":\"SUCCESS\",\"commit\":\"%s\",\"finished_at\":\"2026-03-0%dT00:00:00Z\""
                .formatted(id, commit, day);
    }

    private static void insert(
            Database database, String type, String item, String service, String environment, String fields) {
        database.write(handle ->
                handle.execute(EVENT, type, item, service, environment, "{\"type\":\"" + type + "\"," + fields + "}"));
    }
}
