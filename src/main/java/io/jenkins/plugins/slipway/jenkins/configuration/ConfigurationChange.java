package io.jenkins.plugins.slipway.jenkins.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an administrator changed, for the audit trail: names, and grants in full; never what else a setting holds. */
final class ConfigurationChange {
    private final Map<String, Object> settings = new TreeMap<>();

    private ConfigurationChange() {}

    /** As it is now. */
    static ConfigurationChange snapshot(SlipwayConfiguration configuration) {
        var taken = new ConfigurationChange();
        var settings = taken.settings;
        configuration
                .getConnections()
                .forEach(connection -> settings.put("connection " + connection.getName(), connection.asConnection()));
        configuration.getGrants().forEach(grant -> settings.put(grant.toString(), ""));
        configuration.getFreezeWindows().forEach(window -> settings.put(window.toString(), ""));
        configuration
                .getBitbucketConnections()
                .forEach(one -> settings.put(
                        "Bitbucket " + one.getName(),
                        Arrays.asList(
                                one.getUrl(),
                                one.getCredentialsId(),
                                one.getWebhookCredentialsId(),
                                one.getRepositories(),
                                one.getServices())));
        configuration
                .getIncidentSenders()
                .forEach(sender -> settings.put(
                        "incident sender " + sender.getName(),
                        Arrays.asList(
                                sender.getCredentialsId(),
                                sender.getService(),
                                sender.getEnvironment(),
                                sender.getAlarms())));
        configuration
                .getWebhooks()
                .forEach(webhook -> settings.put(
                        "webhook " + webhook.getName(),
                        Arrays.asList(webhook.getCredentialsId(), webhook.getUrl(), webhook.getUrlCredentialsId())));
        var ledger = configuration.getLedger();
        settings.put("ledger", List.of(String.valueOf(ledger.getUrl()), String.valueOf(ledger.getCredentialsId())));
        settings.put("goals", configuration.getGoals());
        settings.put("days to keep steps", configuration.getRetentionDays());
        return taken;
    }

    /** {@code added connection a; changed ledger}; empty when nothing is different. */
    String since(ConfigurationChange before) {
        var names = new TreeSet<>(settings.keySet());
        names.addAll(before.settings.keySet());
        var words = new ArrayList<String>();
        for (var name : names) {
            var was = before.settings.get(name);
            var is = settings.get(name);
            if (!Objects.equals(was, is)) {
                words.add((was == null ? "added " : is == null ? "removed " : "changed ") + name);
            }
        }
        return String.join("; ", words);
    }
}
