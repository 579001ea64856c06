package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.ledger.Migrations.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ledger from before targets had a table of their own still refuses a start where something was left open. */
class TargetsMigrationTest {
    private static final String HEAD = """
            insert into slipway_operation (id, verb, targets, labels, requested_by, journal_version, created_at, outcome)
            values (?, 'deliver', ?, '{}', 'test', 1, current_timestamp, ?)
            """;
    private static final String LEASE = "insert into slipway_lease (target, epoch) values (?, 1)";

    @Test
    void shouldKnowTheTargetsOfWhatWasOpenBefore() {
        try (var database = Database.open(H2Engine.inMemory(), null)) {
            var before = List.of(Script.load("001-operations.sql"), Script.load("002-releases-and-events.sql"));
            new Migrations(database, before).apply();
            database.write(handle -> {
                handle.execute(HEAD, "open", "[\"fleet:acme/checkout\",\"image:acme/checkout\"]", null);
                handle.execute(HEAD, "ended", "[\"fleet:acme/checkout\"]", "{}");
                handle.execute(HEAD, "other", "[\"fleet:acme/checkout-2\"]", null);
                for (var target : List.of("fleet:acme/checkout", "image:acme/checkout", "fleet:acme/checkout-2")) {
                    handle.execute(LEASE, target);
                }
                return null;
            });

            new Migrations(database).apply();

            var known = database.read(handle -> handle.select(
                            "select operation || ' ' || target from slipway_operation_target where not ended")
                    .mapTo(String.class)
                    .list());
            assertThat(known)
                    .containsExactlyInAnyOrder(
                            "open fleet:acme/checkout", "open image:acme/checkout", "other fleet:acme/checkout-2");
        }
    }
}
