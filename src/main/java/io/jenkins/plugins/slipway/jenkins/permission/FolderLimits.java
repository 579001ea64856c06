package io.jenkins.plugins.slipway.jenkins.permission;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import java.util.List;

/** Finds the limits of the folders that an item is in; there is none where the folders plugin is not installed. */
public abstract class FolderLimits implements ExtensionPoint {
    /** Of all folders from the item upwards that have one. */
    protected abstract List<FolderLimit> of(Item item);

    static List<FolderLimit> all(Item item) {
        return ExtensionList.lookup(FolderLimits.class).stream()
                .flatMap(found -> found.of(item).stream())
                .toList();
    }
}
