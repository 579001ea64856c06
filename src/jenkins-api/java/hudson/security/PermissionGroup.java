package hudson.security;

import java.util.Iterator;
import java.util.List;
import org.jvnet.localizer.Localizable;

public final class PermissionGroup implements Iterable<Permission>, Comparable<PermissionGroup> {
    public PermissionGroup(Class owner, Localizable title) throws IllegalStateException {}

    public String getId() {
        throw new UnsupportedOperationException();
    }

    public Iterator<Permission> iterator() {
        throw new UnsupportedOperationException();
    }

    public synchronized List<Permission> getPermissions() {
        throw new UnsupportedOperationException();
    }

    public int compareTo(PermissionGroup permissionGroup) {
        throw new UnsupportedOperationException();
    }
}
