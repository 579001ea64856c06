package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.ledger.LedgerUnavailable.Trouble;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Looks at a ledger's file before H2 does: H2 takes a damaged file for an empty one, without a word, and overwrites it. */
final class H2File {
    private final LedgerAddress.InFile address;
    private final Path folder;
    private final Path file;

    private H2File(LedgerAddress.InFile address) {
        this.address = address;
        this.folder = address.path().getParent();
        this.file = file(address.path());
    }

    /** True only when there certainly is none: what cannot be looked at may be there. */
    static boolean isMissing(LedgerAddress.InFile address) {
        return Files.notExists(file(address.path()));
    }

    /** Makes the file where there is none; @throws LedgerUnavailable when it cannot be used, and leaves it as it is. */
    static void prepare(LedgerAddress.InFile address) {
        var it = new H2File(address);
        try {
            it.prepare();
        } catch (IOException unusable) {
            throw it.unavailable(
                    "it cannot be read or made (" + unusable + ")", "check the disk and the rights", unusable);
        }
    }

    private void prepare() throws IOException {
        makeFolder();
        if (!Files.exists(file)) {
            DiskRoom.of(address.toString(), file).require();
            create();
        }
        if (!Files.isWritable(folder) || !Files.isWritable(file)) {
            throw unavailable(
                    "this user cannot write it", "give the user the right to write " + file + " and its folder", null);
        }
        refuseDamaged();
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException unusable) {
            throw unavailable(
                    "its folder cannot be made (" + unusable + ")",
                    "correct the path, or give this user the right to make it",
                    unusable);
        }
    }

    /** Under another name first, so that whatever bears the name of a ledger is one, whenever this process dies. */
    private void create() throws IOException {
        var made = address.path().resolveSibling(address.path().getFileName() + ".new-" + UUID.randomUUID());
        try {
            try (var database =
                    Database.open(H2Engine.onFile(made, ";DB_CLOSE_ON_EXIT=FALSE", address.toString()), null)) {
                new Migrations(database).apply();
            }
            Files.createLink(file, file(made));
        } catch (UnsupportedOperationException noLinks) {
            Files.move(file(made), file);
        } catch (FileAlreadyExistsException anotherProcessWasFaster) {
            return;
        } finally {
            Files.deleteIfExists(file(made));
        }
    }

    private void refuseDamaged() throws IOException {
        if (Files.size(file) == 0) {
            throw damaged("it is empty", null);
        }
        try (var store =
                new MVStore.Builder().fileName("async:" + file).readOnly().open()) {
            if (store.getMapNames().isEmpty()) {
                throw damaged("nothing in it can be read", null);
            }
        } catch (MVStoreException unreadable) {
            if (unreadable.getErrorCode() == DataUtils.ERROR_UNSUPPORTED_FORMAT) {
                throw unavailable(
                        "the file was written by another version of H2 (" + unreadable.getMessage() + ")",
                        "it was left as it is: open it with the Slipway that wrote it, or name another ledger",
                        unreadable);
            }
            if (unreadable.getErrorCode() != DataUtils.ERROR_FILE_LOCKED) { // locked: open elsewhere, so it is whole
                throw damaged(unreadable.getMessage(), unreadable);
            }
        }
    }

    private LedgerUnavailable damaged(String how, Throwable cause) {
        return unavailable(
                "the file " + file + " is damaged or no ledger (" + how + ")",
                "it was left as it is: move it away and restore it from a backup, or name another ledger",
                cause);
    }

    private LedgerUnavailable unavailable(String what, String advice, Throwable cause) {
        return new LedgerUnavailable(address.toString(), new Trouble(what, advice), cause);
    }

    private static Path file(Path path) {
        return path.resolveSibling(path.getFileName() + ".mv.db");
    }
}
