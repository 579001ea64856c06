package io.jenkins.plugins.slipway.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of undo that this process can carry out, by the name in the journal and by the type of their data. */
public final class UndoKinds {
    private final Map<String, UndoKind<?>> byName = new HashMap<>();
    private final Map<Class<?>, UndoKind<?>> byType = new HashMap<>();

    private UndoKinds(List<? extends UndoKind<?>> kinds) {
        for (var kind : kinds) {
            if (byName.put(kind.name(), kind) != null || byType.put(kind.type(), kind) != null) {
                throw new IllegalArgumentException(
                        "two kinds of undo are called '%s' or take %s".formatted(kind.name(), kind.type()));
            }
        }
    }

    public static UndoKinds of(UndoKind<?>... kinds) {
        return new UndoKinds(List.of(kinds));
    }

    public static UndoKinds of(List<? extends UndoKind<?>> kinds) {
        return new UndoKinds(kinds);
    }

    Optional<UndoKind<?>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws IllegalArgumentException when nothing could carry it out later */
    EntryData.UndoData write(Undo undo) {
        var kind = byType.get(undo.getClass());
        if (kind == null) {
            throw new IllegalArgumentException(
                    "no kind of undo takes %s: register its UndoKind with the engine".formatted(undo.getClass()));
        }
        return new EntryData.UndoData(kind.name(), JournalJson.tree(undo), undo.describe(), undo.byHand());
    }
}
