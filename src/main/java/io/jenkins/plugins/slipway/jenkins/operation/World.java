package io.jenkins.plugins.slipway.jenkins.operation;

import io.jenkins.plugins.slipway.assembly.Delivery;
import io.jenkins.plugins.slipway.bitbucket.publish.Publishing;
import io.jenkins.plugins.slipway.bitbucket.publish.Records;
import io.jenkins.plugins.slipway.bitbucket.publish.Repositories;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.notify.Notices;
import io.jenkins.plugins.slipway.notify.Webhook;
import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Scheduler;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The operations of all accounts that go by the same time: AWS itself, or one rehearsal server. */
final class World implements AutoCloseable {
    private static final int HANDS = 4;
    private static final Duration LEASE = Engine.LEASE_LENGTH;

    private final Tempo tempo;
    private final Delivery delivery;
    private final Scheduler scheduler;

    World(
            Clouds clouds,
            Ledger ledger,
            Tempo tempo,
            Followers followers,
            Function<String, Optional<Webhook>> webhooks,
            Repositories repositories) {
        this.tempo = tempo;
        this.delivery = new Delivery(Delivery.Parts.of(clouds, ledger, tempo.clock(), Engine.thisProcess())
                .pacedBy(tempo, LEASE)
                .telling(
                        followers.view(),
                        new Notices(webhooks, tempo.clock())
                                .and(new Publishing(repositories, Records.of(ledger), tempo.clock()))));
        this.scheduler = new Scheduler(delivery.operations(), tempo.clock(), HANDS, followers);
    }

    Delivery delivery() {
        return delivery;
    }

    Tempo tempo() {
        return tempo;
    }

    void goOn(OperationId id) {
        scheduler.submit(id);
    }

    void wake(OperationId id) {
        scheduler.wake(id);
    }

    void clockMoved() {
        scheduler.clockMoved();
    }

    int size() {
        return scheduler.size();
    }

    Optional<Instant> next() {
        return scheduler.next();
    }

    /** Lets each operation come to its next wait, aborts none, and frees their leases. */
    @Override
    public void close() throws InterruptedException {
        scheduler.close();
        delivery.close();
    }
}
