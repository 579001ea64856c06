package io.jenkins.plugins.slipway.jenkins.configuration;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.slipway.jenkins.connection.AwsConnection;
import io.jenkins.plugins.slipway.jenkins.connection.Connections;
import io.jenkins.plugins.slipway.jenkins.incident.IncidentSender;
import io.jenkins.plugins.slipway.jenkins.incident.IncidentSenders;
import io.jenkins.plugins.slipway.jenkins.permission.AuditLog;
import io.jenkins.plugins.slipway.jenkins.permission.Authority;
import io.jenkins.plugins.slipway.jenkins.permission.Grant;
import io.jenkins.plugins.slipway.notify.Webhook;
import io.jenkins.plugins.slipway.spec.Spec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What an administrator sets for the whole controller; saved by Jenkins, so plain fields. */
@Extension
@Symbol("slipway")
public class SlipwayConfiguration extends GlobalConfiguration
        implements PersistentDescriptor, Connections, IncidentSenders {
    private List<AwsConnection> connections = new ArrayList<>();
    private List<Grant> grants = new ArrayList<>();
    private List<FreezeSetting> freezeWindows = new ArrayList<>();
    private List<BitbucketConnection> bitbucketConnections = new ArrayList<>();
    private List<IncidentSender> incidentSenders = new ArrayList<>();
    private List<WebhookSetting> webhooks = new ArrayList<>();
    private LedgerSetting ledger = new LedgerSetting();
    private int retentionDays;
    private String goals;

    public static SlipwayConfiguration get() {
        return ExtensionList.lookupSingleton(SlipwayConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.SlipwayConfiguration_DisplayName();
    }

    /** By name. */
    @Override
    public Optional<AwsConnection> connection(String name) {
        return connections.stream()
                .filter(connection -> connection.getName().equals(name))
                .findFirst();
    }

    /** Decides by the grants of this moment. */
    public Authority authority() {
        return new Authority(grants);
    }

    /** The spec with the freeze windows of the administrator added to its own. */
    public Spec frozen(Spec spec) {
        return new FreezeCalendar(freezeWindows).addTo(spec);
    }

    public List<AwsConnection> getConnections() {
        return List.copyOf(connections);
    }

    /** @throws IllegalArgumentException when two have one name, or one is not as it should be */
    @DataBoundSetter
    public void setConnections(List<AwsConnection> connections) {
        var checked = named(connections, AwsConnection::getName);
        checked.stream()
                .flatMap(connection -> connection.fault().stream())
                .findFirst()
                .ifPresent(SlipwayConfiguration::refuse);
        this.connections = checked;
        save();
    }

    public List<Grant> getGrants() {
        return List.copyOf(grants);
    }

    /** @throws IllegalArgumentException when one says nothing of job, environment or connection */
    @DataBoundSetter
    public void setGrants(List<Grant> grants) {
        var checked = listed(grants);
        if (checked.stream().anyMatch(Grant::isIncomplete)) {
            refuse(Messages.SlipwayConfiguration_Grant());
        }
        this.grants = checked;
        save();
    }

    public List<FreezeSetting> getFreezeWindows() {
        return List.copyOf(freezeWindows);
    }

    /** @throws IllegalArgumentException when one is no cron, or in no known time zone */
    @DataBoundSetter
    public void setFreezeWindows(List<FreezeSetting> freezeWindows) {
        var checked = listed(freezeWindows);
        checked.forEach(FreezeSetting::asGate);
        this.freezeWindows = checked;
        save();
    }

    public List<BitbucketConnection> getBitbucketConnections() {
        return List.copyOf(bitbucketConnections);
    }

    /** @throws IllegalArgumentException when two have one name, or one has none */
    @DataBoundSetter
    public void setBitbucketConnections(List<BitbucketConnection> bitbucketConnections) {
        var checked = named(bitbucketConnections, BitbucketConnection::getName);
        checked.stream()
                .flatMap(connection -> connection.fault().stream())
                .findFirst()
                .ifPresent(SlipwayConfiguration::refuse);
        this.bitbucketConnections = checked;
        save();
    }

    /** By name. */
    @Override
    public Optional<IncidentSender> sender(String name) {
        return getIncidentSenders().stream()
                .filter(sender -> sender.getName().equals(name))
                .findFirst();
    }

    /** Not in what earlier versions saved. */
    public List<IncidentSender> getIncidentSenders() {
        return incidentSenders == null ? List.of() : List.copyOf(incidentSenders);
    }

    /** @throws IllegalArgumentException when two have one name, or one has no name or secret */
    @DataBoundSetter
    public void setIncidentSenders(List<IncidentSender> incidentSenders) {
        var checked = named(incidentSenders, IncidentSender::getName);
        checked.stream().flatMap(sender -> sender.fault().stream()).findFirst().ifPresent(SlipwayConfiguration::refuse);
        this.incidentSenders = checked;
        save();
    }

    /** Where messages for this name go. @throws Webhook.UnusableSecret when its address cannot be had */
    public Optional<Webhook> webhook(String name) {
        return webhooks.stream()
                .filter(webhook -> webhook.getName().equals(name))
                .findFirst()
                .map(WebhookSetting::asWebhook);
    }

    public List<WebhookSetting> getWebhooks() {
        return List.copyOf(webhooks);
    }

    /** @throws IllegalArgumentException when two have one name, or one has no secret or no address */
    @DataBoundSetter
    public void setWebhooks(List<WebhookSetting> webhooks) {
        var checked = named(webhooks, WebhookSetting::getName);
        checked.stream()
                .flatMap(webhook -> webhook.fault().stream())
                .findFirst()
                .ifPresent(SlipwayConfiguration::refuse);
        this.webhooks = checked;
        save();
    }

    public LedgerSetting getLedger() {
        return ledger;
    }

    /**
     * Takes effect when the controller starts again: operations that run keep theirs.
     *
     * @throws IllegalArgumentException when its URL is none, or holds a password
     */
    @DataBoundSetter
    public void setLedger(LedgerSetting ledger) {
        if (ledger != null) {
            LedgerTrial.fault(ledger.getUrl()).ifPresent(SlipwayConfiguration::refuse);
        }
        this.ledger = ledger == null ? new LedgerSetting() : ledger;
        save();
    }

    /** How long the steps of ended operations are kept; 0 for ever. */
    public int getRetentionDays() {
        return retentionDays;
    }

    /** @throws IllegalArgumentException when it is below 0 */
    @DataBoundSetter
    public void setRetentionDays(int retentionDays) {
        if (retentionDays < 0) {
            refuse(Messages.SlipwayConfiguration_Retention(retentionDays));
        }
        this.retentionDays = retentionDays;
        save();
    }

    /** What the DORA figures are to be, in YAML; an empty text for no goals. */
    public String getGoals() {
        return goals == null ? "" : goals;
    }

    /** @throws IllegalArgumentException when they are not as they should be */
    @DataBoundSetter
    public void setGoals(String goals) {
        GoalsText.fault(goals).ifPresent(SlipwayConfiguration::refuse);
        this.goals = GoalsText.given(goals);
        save();
    }

    @POST
    public FormValidation doCheckGoals(@QueryParameter String value) {
        return !Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                ? FormValidation.ok()
                : GoalsText.fault(value).map(FormValidation::error).orElseGet(FormValidation::ok);
    }

    @POST
    public FormValidation doCheckRetentionDays(@QueryParameter String value) {
        return !Jenkins.get().hasPermission(Jenkins.ADMINISTER) || value.matches("\\d{1,6}")
                ? FormValidation.ok()
                : FormValidation.error(Messages.SlipwayConfiguration_Retention(value));
    }

    /** All or nothing; a list whose last line was removed is not in the form, and is empty, not as it was. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        var before = ConfigurationChange.snapshot(this);
        try (var change = new BulkChange(this)) {
            connections = new ArrayList<>();
            grants = new ArrayList<>();
            freezeWindows = new ArrayList<>();
            bitbucketConnections = new ArrayList<>();
            incidentSenders = new ArrayList<>();
            webhooks = new ArrayList<>();
            request.bindJSON(this, form);
            change.commit();
            var words = ConfigurationChange.snapshot(this).since(before);
            if (!words.isEmpty()) {
                AuditLog.byHand("configure", Messages.SlipwayConfiguration_Page(), words);
            }
            return true;
        } catch (IOException | IllegalArgumentException wrong) {
            load();
            throw new FormException(wrong.getMessage(), wrong, "connections");
        }
    }

    /** In a new list of a kind that Jenkins saves. */
    private static <T> List<T> listed(List<T> given) {
        return given == null ? new ArrayList<>() : new ArrayList<>(given);
    }

    private static <T> List<T> named(List<T> given, Function<T, String> name) {
        var names = new HashSet<String>();
        var all = listed(given);
        for (var one : all) {
            if (name.apply(one).isEmpty()) {
                refuse(Messages.SlipwayConfiguration_Nameless());
            }
            if (!names.add(name.apply(one))) {
                refuse(Messages.SlipwayConfiguration_Duplicate(name.apply(one)));
            }
        }
        return all;
    }

    private static void refuse(String fault) {
        throw new IllegalArgumentException(fault);
    }
}
