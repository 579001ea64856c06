package io.jenkins.plugins.slipway.jenkins.operation;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.Patience;
import io.jenkins.plugins.slipway.bitbucket.Site;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.notify.Webhook;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What operations need of the controller they run in; asked in threads that may wait. */
public interface Surroundings extends AutoCloseable {
    /** Opens the ledger; the caller closes it. @throws LedgerUnavailable when that cannot be done now */
    Ledger openLedger();

    /** The clouds behind the configured connections; the same each time, and closed with this. */
    Clouds clouds();

    /**
     * The time that a connection's account goes by, as the connection is now: the same for all that lead to one endpoint.
     *
     * @throws EndpointSilent when nobody answers where it leads
     */
    Tempo tempo(String connection);

    /** Where messages for this name go; by default nobody has defined any. */
    default Optional<Webhook> webhook(String name) {
        return Optional.empty();
    }

    /** The Bitbuckets that are configured, by name, in their order; by default none. */
    default Map<String, Site> bitbuckets() {
        return Map.of();
    }

    /** A repository of one of them, for a few calls; empty when there is none of that name. */
    default Optional<Bitbucket> repository(String bitbucket, String ownerAndName) {
        // shorter than the engine lets one call take
        var patience = Patience.upTo(Duration.ofSeconds(10));
        return Optional.ofNullable(bitbuckets().get(bitbucket)).map(site -> site.open(ownerAndName, patience));
    }

    /** Readies a rehearsal inside the controller for an environment; nothing where its connections lead elsewhere. */
    void furnish(Spec spec, EnvironmentSpec environment);

    /** Tells this controller from others with the same ledger, for ever. */
    String controller();

    @Override
    void close();
}
