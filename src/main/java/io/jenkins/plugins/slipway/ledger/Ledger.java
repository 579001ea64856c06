package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.PreparedUnits;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.Leases;
import io.jenkins.plugins.slipway.release.Releases;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The one store of Slipway. Close it: only then do other processes get a file without delay. */
public final class Ledger implements AutoCloseable {
    private final LedgerAddress address;
    final Database database;
    private final SqlLeases leases;
    private final AuditTrail auditTrail;
    private final SqlPreparedUnits preparedUnits;

    private Ledger(LedgerAddress address, Database database) {
        this.address = address;
        this.database = database;
        this.leases = new SqlLeases(database);
        this.auditTrail = new AuditTrail(database);
        this.preparedUnits = new SqlPreparedUnits(database);
    }

    /**
     * Opens a ledger, makes it where there is none, and brings its schema up to date. Leases go by the database's clock.
     *
     * @throws LedgerUnavailable when it cannot be opened
     */
    public static Ledger open(LedgerAddress address) {
        return openOn(address, null);
    }

    /** As {@link #open(LedgerAddress)}, but leases go by another clock: for tests and rehearsals in virtual time. */
    public static Ledger open(LedgerAddress address, Clock clock) {
        return openOn(address, clock);
    }

    /** A new one in memory. */
    public static Ledger inMemory() {
        return openOn(new LedgerAddress.InMemory(), null);
    }

    /** A new one in memory, whose leases go by the given clock. */
    public static Ledger inMemory(Clock clock) {
        return openOn(new LedgerAddress.InMemory(), clock);
    }

    /** True when opening it would make a new file. A database on a server is there, or opening it fails. */
    public static boolean isMissing(LedgerAddress address) {
        return address instanceof LedgerAddress.InFile file && H2File.isMissing(file);
    }

    private static Ledger openOn(LedgerAddress address, Clock clock) {
        var database = Database.open(engine(address), clock);
        try {
            new Migrations(database).apply();
            return new Ledger(address, database);
        } catch (RuntimeException refused) {
            database.close();
            throw refused;
        }
    }

    private static Engine engine(LedgerAddress address) {
        if (address instanceof LedgerAddress.InFile file) {
            return H2Engine.inFile(file);
        }
        if (address instanceof LedgerAddress.InPostgreSql server) {
            return new PostgresEngine(server);
        }
        return H2Engine.inMemory();
    }

    public LedgerAddress address() {
        return address;
    }

    public Journals journals() {
        return new SqlJournals(database, leases);
    }

    public Leases leases() {
        return leases;
    }

    public Releases releases() {
        return new SqlReleases(database, doraEvents());
    }

    public DoraEvents doraEvents() {
        return new DoraEvents(database);
    }

    public TakenMessages messages() {
        return new TakenMessages(database, doraEvents());
    }

    /** What the figures of any window are computed from, kept up to date with the DORA events. */
    public PreparedUnits preparedUnits() {
        return preparedUnits;
    }

    /** The team of each service that has one and that anything is recorded for; the last release, or service event, that said it wins. */
    public Map<String, String> teams() {
        return PreparedUnits.teams(preparedUnits.of(Set.of(), Set.of()));
    }

    /** Prepares all units anew, from the events alone; it changes no figure unless what was prepared is damaged. */
    public void prepareAnew() {
        database.write(handle -> {
            PrepareMark.write(handle, List.of(PrepareMark.all()));
            return null;
        });
    }

    public Retention retention() {
        return new Retention(database);
    }

    public AuditTrail auditTrail() {
        return auditTrail;
    }

    /** Which jobs of which Jenkins delivered which service. */
    public DeliveringJobs deliveringJobs() {
        return new DeliveringJobs(database);
    }

    /** How far back the commits of repositories are known. */
    public KnownHistories knownHistories() {
        return new KnownHistories(database);
    }

    /** How far imports from elsewhere came. */
    public Imports imports() {
        return new Imports(database);
    }

    @Override
    public void close() {
        database.close();
    }
}
