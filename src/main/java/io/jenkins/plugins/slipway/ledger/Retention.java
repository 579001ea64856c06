package io.jenkins.plugins.slipway.ledger;

import java.time.Duration;

/** Forgets what nobody needs any more. */
public final class Retention {
    /** What is told of an operation for good: what it was to do, and how it ended. */
    private static final String STEPS = "kind not in ('PLAN', 'OUTCOME')";

    private static final String ENDED = """
            select operation from slipway_journal ended where kind = 'OUTCOME' and at < ?
                and exists (select 1 from slipway_journal step where step.operation = ended.operation and step.%s)
            """.formatted(STEPS);

    private final Database database;

    Retention(Database database) {
        this.database = database;
    }

    /**
     * Deletes the steps from the journals of operations that ended so long ago. Plans, outcomes, releases, DORA events and the audit
     * trail stay.
     *
     * @return how many operations lost their steps
     */
    public int forgetSteps(Duration age) {
        var old = database.read(
                handle -> handle.select(ENDED, Times.column(database.now(handle).minus(age)))
                        .mapTo(String.class)
                        .list());
        for (var operation : old) {
            database.write(handle ->
                    handle.execute("delete from slipway_journal where operation = ? and " + STEPS, operation));
        }
        return old.size();
    }
}
