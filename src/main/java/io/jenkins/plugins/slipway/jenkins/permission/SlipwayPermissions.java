package io.jenkins.plugins.slipway.jenkins.permission;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;

/** What Slipway asks for; authorization matrices store these ids, so neither this class nor the names may change. */
public final class SlipwayPermissions {
    /** Shown as {@code Slipway}. */
    public static final PermissionGroup GROUP =
            new PermissionGroup(SlipwayPermissions.class, Messages._SlipwayPermissions_Group());

    /** To bring a service to an environment; it does not come with the right to build. */
    public static final Permission DEPLOY =
            permission("Deploy", Messages._SlipwayPermissions_Deploy(), Jenkins.ADMINISTER);

    /** To take an environment back; whoever may deploy may. */
    public static final Permission ROLLBACK = permission("Rollback", Messages._SlipwayPermissions_Rollback(), DEPLOY);

    /** To see deliveries; whoever may roll back may. */
    public static final Permission VIEW = permission("View", Messages._SlipwayPermissions_View(), ROLLBACK);

    private SlipwayPermissions() {}

    private static Permission permission(String name, Localizable description, Permission impliedBy) {
        return new Permission(GROUP, name, description, impliedBy, true, new PermissionScope[] {PermissionScope.ITEM});
    }

    /** Permissions exist once their class is loaded: before the security realm and its matrices are read. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        GROUP.getPermissions();
    }

    /** As people see it: {@code Slipway/Deploy}. */
    static String nameOf(Permission permission) {
        if (permission == DEPLOY) {
            return "Slipway/Deploy";
        }
        return permission == ROLLBACK ? "Slipway/Rollback" : "Slipway/View";
    }
}
