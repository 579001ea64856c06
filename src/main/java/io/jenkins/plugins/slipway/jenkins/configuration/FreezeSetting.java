package io.jenkins.plugins.slipway.jenkins.configuration;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.slipway.gate.FreezeWindow;
import io.jenkins.plugins.slipway.jenkins.connection.Entered;
import io.jenkins.plugins.slipway.spec.BeforeGate;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An administrator's freeze window: minutes in which no wave begins, whatever the specs say. */
public class FreezeSetting extends AbstractDescribableImpl<FreezeSetting> {
    private static final String ANY_MINUTE = "* * * * *";

    private final String cron;
    private String timezone;
    private String environment;

    /** @param cron five fields: minute, hour, day of month, month, day of week */
    @DataBoundConstructor
    public FreezeSetting(String cron) {
        this.cron = Entered.text(cron);
    }

    public String getCron() {
        return cron;
    }

    public String getTimezone() {
        return timezone;
    }

    /** {@code Europe/Berlin}; nothing for UTC. */
    @DataBoundSetter
    public void setTimezone(String timezone) {
        this.timezone = Entered.orNull(timezone);
    }

    public String getEnvironment() {
        return environment;
    }

    /** Name of the only environment that it holds for; nothing for all. */
    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = Entered.orNull(environment);
    }

    boolean holdsFor(String environmentName) {
        return environment == null || environment.equals(environmentName);
    }

    @Override
    public String toString() {
        return "freeze window '%s'%s of %s"
                .formatted(
                        cron,
                        timezone == null ? "" : " " + timezone,
                        environment == null ? "every environment" : environment);
    }

    /** What is wrong with cron or time zone, or empty. */
    Optional<String> fault() {
        try {
            asGate();
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    /** @throws IllegalArgumentException with what is wrong with cron or time zone */
    BeforeGate.Freeze asGate() {
        var freeze = new BeforeGate.Freeze(cron, zone());
        try {
            new FreezeWindow(freeze);
            return freeze;
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(Messages.FreezeSetting_Cron(cron, unreadable.getMessage()), unreadable);
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(Optional.ofNullable(timezone).orElse("UTC"));
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(Messages.FreezeSetting_Timezone(timezone), unknown);
        }
    }

    /** Shows it in the system configuration. */
    @Extension
    @Symbol("freezeWindow")
    public static class DescriptorImpl extends Descriptor<FreezeSetting> {
        @Override
        public String getDisplayName() {
            return Messages.FreezeSetting_DisplayName();
        }

        @POST
        public FormValidation doCheckCron(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? told(new FreezeSetting(value))
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckTimezone(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            var setting = new FreezeSetting(ANY_MINUTE);
            setting.setTimezone(value);
            return told(setting);
        }

        private static FormValidation told(FreezeSetting setting) {
            return setting.fault().map(FormValidation::error).orElseGet(FormValidation::ok);
        }
    }
}
