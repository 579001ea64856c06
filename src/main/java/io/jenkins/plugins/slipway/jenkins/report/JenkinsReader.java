package io.jenkins.plugins.slipway.jenkins.report;

import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** The user of the request. */
final class JenkinsReader implements Reader {
    @Override
    public boolean isAdministrator() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    @Override
    public boolean sees(String job) {
        try {
            var found = Jenkins.get().getItemByFullName(job, Job.class);
            return found != null && found.hasPermission(Item.READ) && found.hasPermission(SlipwayPermissions.VIEW);
        } catch (AccessDeniedException onlyItsName) {
            return false;
        }
    }
}
