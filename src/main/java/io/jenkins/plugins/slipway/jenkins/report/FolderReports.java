package io.jenkins.plugins.slipway.jenkins.report;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Of the services that jobs in a folder, or in folders in it, deliver. */
public final class FolderReports extends DeliveryReports {
    /** Not saved with it: the factory makes a page anew for each look. */
    private final transient AbstractFolder<?> folder;

    FolderReports(AbstractFolder<?> folder) {
        this.folder = folder;
    }

    @Override
    public AbstractFolder<?> getItem() {
        return folder;
    }

    @Override
    Area area() {
        return Area.folder(folder.getFullName());
    }

    @Override
    void checkPermission() {
        folder.checkPermission(Item.READ);
    }

    @Override
    public String getIconFileName() {
        return folder.hasPermission(Item.READ) ? "symbol-analytics" : null;
    }

    /** Gives each folder its page; asked at every look at a folder, so it looks nothing up. */
    @Extension(optional = true)
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<AbstractFolder> {
        @Override
        public Class<AbstractFolder> type() {
            return AbstractFolder.class;
        }

        @Override
        public Collection<? extends Action> createFor(AbstractFolder folder) {
            return List.of(new FolderReports(folder));
        }
    }
}
