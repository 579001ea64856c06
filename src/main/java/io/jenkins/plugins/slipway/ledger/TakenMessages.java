package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.DoraEvent;
import java.time.Duration;
import java.util.Collection;

/** Events that others sent, each message taken once. */
public final class TakenMessages {
    private final Database database;
    private final DoraEvents events;

    TakenMessages(Database database, DoraEvents events) {
        this.database = database;
        this.events = events;
    }

    /** Whether a message was taken, and is still remembered. */
    public boolean isTaken(String sender, String delivery) {
        return database.read(handle -> handle.select(
                        "select 1 from slipway_message where sender = ? and delivery = ?", sender, delivery)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /**
     * Keeps the message's id and its events, or neither.
     *
     * @param memory how long ids are kept; a message that is older must have been refused before
     * @return whether the message is new
     */
    public boolean take(String sender, String delivery, Collection<? extends DoraEvent> said, Duration memory) {
        return database.write(handle -> {
            var now = database.now(handle);
            handle.execute("delete from slipway_message where taken_at < ?", Times.column(now.minus(memory)));
            var known = handle.select(
                            "select 1 from slipway_message where sender = ? and delivery = ?", sender, delivery)
                    .mapTo(Integer.class)
                    .findOne();
            if (known.isPresent()) {
                return false;
            }
            handle.execute("insert into slipway_message values (?, ?, ?)", sender, delivery, Times.column(now));
            events.insert(handle, said);
            return true;
        });
    }
}
