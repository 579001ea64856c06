package io.jenkins.plugins.slipway.ledger;

import java.util.List;

/** From which commits on back the history of a repository is known, without a gap: whoever reads a clone need not go further. */
public final class KnownHistories {
    /** Branches that were read last; of the others some is read again. */
    private static final int KEPT = 64;

    private final Database database;

    KnownHistories(Database database) {
        this.database = database;
    }

    /** The newest first. @param repository as commits name it */
    public List<String> heads(String repository) {
        return database.read(handle -> handle.select(
                        "select head from slipway_known_history where repository = ? order by recorded_at desc, head",
                        repository)
                .mapTo(String.class)
                .list());
    }

    /** Says that this commit and all that it reaches are in the ledger. */
    public void complete(String repository, String head) {
        database.write(handle -> {
            handle.execute("delete from slipway_known_history where repository = ? and head = ?", repository, head);
            handle.execute(
                    "insert into slipway_known_history values (?, ?, ?)",
                    repository,
                    head,
                    Times.column(database.now(handle)));
            return handle.execute(
                    "delete from slipway_known_history where repository = ? and head not in ("
                            + "select head from slipway_known_history where repository = ?"
                            + " order by recorded_at desc, head fetch first " + KEPT + " rows only)",
                    repository,
                    repository);
        });
    }
}
