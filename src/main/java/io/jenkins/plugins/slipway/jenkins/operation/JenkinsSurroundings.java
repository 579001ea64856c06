package io.jenkins.plugins.slipway.jenkins.operation;

import io.jenkins.plugins.slipway.bitbucket.Site;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.jenkins.connection.ControllerClouds;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.notify.Webhook;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;

/** What the administrator configured. */
final class JenkinsSurroundings implements Surroundings {
    private final Tempos tempos = new Tempos();
    private ControllerClouds clouds;

    @Override
    public Ledger openLedger() {
        try {
            return SlipwayConfiguration.get().getLedger().open();
        } catch (IllegalStateException incomplete) {
            throw new NoLedger(incomplete);
        }
    }

    @Override
    public synchronized ControllerClouds clouds() {
        if (clouds == null) {
            clouds = ControllerClouds.of(SlipwayConfiguration.get());
        }
        return clouds;
    }

    @Override
    public Tempo tempo(String connection) {
        return tempos.of(clouds().endpoint(connection));
    }

    @Override
    public Optional<Webhook> webhook(String name) {
        return SlipwayConfiguration.get().webhook(name);
    }

    @Override
    public Map<String, Site> bitbuckets() {
        var sites = new LinkedHashMap<String, Site>();
        SlipwayConfiguration.get()
                .getBitbucketConnections()
                .forEach(connection -> sites.put(connection.getName(), connection.asSite()));
        return sites;
    }

    @Override
    public void furnish(Spec spec, EnvironmentSpec environment) {
        clouds().furnish(spec, environment);
    }

    @Override
    public String controller() {
        return Jenkins.get().getLegacyInstanceId();
    }

    @Override
    public synchronized void close() {
        if (clouds != null) {
            clouds.close();
        }
    }
}
