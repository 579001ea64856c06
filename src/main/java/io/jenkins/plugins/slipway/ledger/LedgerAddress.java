package io.jenkins.plugins.slipway.ledger;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a ledger is. */
public sealed interface LedgerAddress {
    /**
     * A file of this machine.
     *
     * @param path absolute, without H2's suffix {@code .mv.db}
     * @param exclusive whether other processes are kept out, rather than let in over loopback
     */
    record InFile(Path path, boolean exclusive) implements LedgerAddress {
        public InFile {
            path = path.toAbsolutePath().normalize();
            if (path.toString().indexOf(';') >= 0 || path.getFileName() == null) {
                throw new IllegalArgumentException(
                        "ledger " + path + ": not a usable file name (no ';' in it, and not a root folder)");
            }
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A PostgreSQL database. Never shows what the URL says after the name of the database: a password may be there. */
    record InPostgreSql(String url) implements LedgerAddress {
        static final String PREFIX = "jdbc:postgresql:";

        public InPostgreSql {
            var authority = url.startsWith(PREFIX + "//") ? url.substring((PREFIX + "//").length()) : "";
            if (authority.isEmpty() || authority.split("\\?", 2)[0].contains("@")) {
                throw new IllegalArgumentException("ledger " + shown(url)
                        + ": write it as jdbc:postgresql://HOST[:PORT]/DATABASE?user=NAME&password=SECRET"
                        + " (or keep the password in the file that PGPASSFILE names)");
            }
        }

        private static String shown(String url) {
            return url.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//");
        }

        @Override
        public String toString() {
            return shown(url);
        }
    }

    /** In this process only, gone with it; for rehearsals. */
    record InMemory() implements LedgerAddress {
        @Override
        public String toString() {
            return "in memory";
        }
    }

    /**
     * Reads what a user writes: a path, or {@code jdbc:postgresql://…}.
     *
     * @throws IllegalArgumentException when it is neither; the message carries no password
     */
    static LedgerAddress of(String text) {
        if (text.startsWith(InPostgreSql.PREFIX)) {
            return new InPostgreSql(text);
        }
        if (text.isBlank() || text.startsWith("jdbc:")) {
            throw new IllegalArgumentException("ledger " + text.replaceFirst("(?s)^(jdbc:\\w*).*", "$1:…")
                    + ": write a path, such as .slipway/ledger, or jdbc:postgresql://HOST/DATABASE");
        }
        try {
            return file(Path.of(text));
        } catch (InvalidPathException notAPath) {
            throw new IllegalArgumentException("ledger: not a path: " + notAPath.getMessage(), notAPath);
        }
    }

    /** A file that further processes of this machine may join. */
    static LedgerAddress file(Path path) {
        return new InFile(withoutSuffix(path), false);
    }

    /** A file that no other process may join, as under a Jenkins home. */
    static LedgerAddress exclusiveFile(Path path) {
        return new InFile(withoutSuffix(path), true);
    }

    private static Path withoutSuffix(Path path) {
        var name = String.valueOf(path.getFileName());
        return name.endsWith(".mv.db") ? path.resolveSibling(name.substring(0, name.length() - 6)) : path;
    }
}
