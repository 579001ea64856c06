package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import java.io.IOException;

public interface Item extends PersistenceRoot, AccessControlled {
    PermissionGroup PERMISSIONS = null;
    Permission CONFIGURE = null;
    Permission READ = null;
    Permission DISCOVER = null;
    Permission EXTENDED_READ = null;
    Permission BUILD = null;
    Permission CANCEL = null;

    ItemGroup<? extends Item> getParent();

    String getName();

    String getFullName();

    String getDisplayName();

    String getFullDisplayName();

    String getUrl();

    default String getAbsoluteUrl() {
        throw new UnsupportedOperationException();
    }

    void save() throws IOException;
}
