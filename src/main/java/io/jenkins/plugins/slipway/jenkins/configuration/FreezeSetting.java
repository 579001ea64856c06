package io.jenkins.plugins.slipway.jenkins.configuration;

import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.slipway.gate.FreezeWindow;
import io.jenkins.plugins.slipway.jenkins.connection.Entered;
import io.jenkins.plugins.slipway.spec.BeforeGate;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** An administrator's freeze window: minutes in which no wave begins, whatever the specs say. */
public class FreezeSetting extends AbstractDescribableImpl<FreezeSetting> {
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

    /** @throws IllegalArgumentException with what is wrong with cron or time zone */
    BeforeGate.Freeze asGate() {
        var freeze = new BeforeGate.Freeze(cron, zone());
        new FreezeWindow(freeze);
        return freeze;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(Optional.ofNullable(timezone).orElse("UTC"));
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(Messages.FreezeSetting_Timezone(timezone), unknown);
        }
    }
}
