package hudson.security;

import org.jvnet.localizer.Localizable;

public final class Permission {
    public Permission(
            PermissionGroup group,
            String name,
            Localizable description,
            Permission impliedBy,
            boolean enable,
            PermissionScope[] scopes)
            throws IllegalStateException {}

    public Permission(
            PermissionGroup group, String name, Localizable description, Permission impliedBy, PermissionScope scope) {}

    public Permission(
            PermissionGroup permissionGroup,
            String text,
            Localizable localizable,
            Permission permission,
            boolean flag) {}

    public Permission(PermissionGroup permissionGroup, String text, Localizable localizable, Permission permission) {}

    public Permission(PermissionGroup permissionGroup, String text, Permission permission) {}

    public String getId() {
        throw new UnsupportedOperationException();
    }

    public boolean equals(Object object) {
        throw new UnsupportedOperationException();
    }

    public int hashCode() {
        throw new UnsupportedOperationException();
    }

    public static Permission fromId(String id) {
        throw new UnsupportedOperationException();
    }

    public String toString() {
        throw new UnsupportedOperationException();
    }

    public boolean getEnabled() {
        throw new UnsupportedOperationException();
    }
}
