package io.jenkins.plugins.slipway.jenkins.report;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Of the services that one job delivers. */
public final class JobReports extends DeliveryReports {
    /** Not saved with it: the factory makes a page anew for each look. */
    private final transient Job<?, ?> job;

    JobReports(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public Job<?, ?> getItem() {
        return job;
    }

    /** The last figures for the box on the page of the job; null for no box. */
    public JobTrend getTrend() {
        return job.hasPermission(SlipwayPermissions.VIEW)
                ? JobTrends.of(job.getFullName()).orElse(null)
                : null;
    }

    @Override
    Area area() {
        return Area.job(job.getFullName());
    }

    @Override
    void checkPermission() {
        job.checkPermission(SlipwayPermissions.VIEW);
    }

    @Override
    public String getIconFileName() {
        return job.hasPermission(SlipwayPermissions.VIEW) ? "symbol-analytics" : null;
    }

    /** Gives each job its page; asked at every look at a job, so it looks nothing up. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job job) {
            return List.of(new JobReports(job));
        }
    }
}
