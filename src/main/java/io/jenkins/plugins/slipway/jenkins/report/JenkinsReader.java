package io.jenkins.plugins.slipway.jenkins.report;

import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import java.util.Optional;
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
        return find(job).isPresent();
    }

    /** Below the address of Jenkins, with a slash at its end; empty when he does not see the job. */
    Optional<String> addressOf(String job) {
        return find(job).map(Item::getUrl);
    }

    private static Optional<Item> find(String job) {
        try {
            return Optional.<Item>ofNullable(Jenkins.get().getItemByFullName(job, Job.class))
                    .filter(found -> found.hasPermission(Item.READ) && found.hasPermission(SlipwayPermissions.VIEW));
        } catch (AccessDeniedException onlyItsName) {
            return Optional.empty();
        }
    }
}
