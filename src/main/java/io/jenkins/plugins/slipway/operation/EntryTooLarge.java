package io.jenkins.plugins.slipway.operation;

/** An entry beyond {@link Entry.Kind#largest()}: large things belong in the ledger, the journal holds their digest. */
public final class EntryTooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    EntryTooLarge(Entry.Kind kind, String path, String name, int bytes) {
        super("%s of '%s%s' has %,d bytes, the journal takes at most %,d of it: record a digest or an id instead"
                .formatted(kind, path, name, bytes, kind.largest()));
    }
}
