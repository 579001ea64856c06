package io.jenkins.plugins.slipway.jenkins.operation;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Forgets, once a day, the steps of operations that ended longer ago than the administrator wants to keep them. */
@Extension
public final class ForgottenSteps extends AsyncPeriodicWork {
    public ForgottenSteps() {
        super("Slipway's old steps");
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.DAYS.toMillis(1);
    }

    @Override
    protected void execute(TaskListener listener) {
        var days = SlipwayConfiguration.get().getRetentionDays();
        if (days == 0) {
            return;
        }
        try {
            var forgotten = JenkinsOperations.get().ledger().retention().forgetSteps(Duration.ofDays(days));
            listener.getLogger().println(Messages.ForgottenSteps_Done(forgotten, days));
        } catch (StoreUnavailable away) {
            listener.getLogger().println(away.getMessage());
        }
    }
}
