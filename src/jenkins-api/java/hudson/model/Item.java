package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.IOException;

public interface Item extends PersistenceRoot, AccessControlled {
    Permission CONFIGURE = null;
    Permission READ = null;

    ItemGroup<? extends Item> getParent();

    String getName();

    String getFullName();

    String getDisplayName();

    String getFullDisplayName();

    String getUrl();

    void save() throws IOException;
}
