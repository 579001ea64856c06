package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.ami.BuildAmi;
import io.jenkins.plugins.slipway.canary.Canary;
import io.jenkins.plugins.slipway.change.CloudReactions;
import io.jenkins.plugins.slipway.change.Undos;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.deliver.Deliver;
import io.jenkins.plugins.slipway.fleet.DeployFleet;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.Leases;
import io.jenkins.plugins.slipway.operation.Notifier;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.UndoKinds;
import io.jenkins.plugins.slipway.operation.Verbs;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.release.Releases;
import io.jenkins.plugins.slipway.rollback.Rollback;
import io.jenkins.plugins.slipway.spec.Spec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** All verbs over one ledger and one set of clouds. */
public final class Delivery implements AutoCloseable {
    private final Parts parts;
    private final BuildAmi buildAmi;
    private final Canary canary;
    private final DeployFleet deployFleet;
    private final Rollback rollback;
    private final Deliver deliver;
    private final Operations operations;

    /**
     * What it works with.
     *
     * @param clock what waits and deadlines go by; a rehearsal's is virtual
     * @param holder of leases: this process
     * @param leaseLength on that clock: one that runs fast needs long leases, since calls take real time
     * @param notifier who is told how operations end
     */
    public record Parts(
            Clouds clouds,
            Journals journals,
            Leases leases,
            Releases releases,
            Clock clock,
            String holder,
            Duration leaseLength,
            Progress progress,
            Notifier notifier) {
        /** Over a whole ledger; nobody sees the progress, and nobody is told. */
        public static Parts of(Clouds clouds, Ledger ledger, Clock clock, String holder) {
            return new Parts(
                    clouds,
                    ledger.journals(),
                    ledger.leases(),
                    ledger.releases(),
                    clock,
                    holder,
                    Engine.LEASE_LENGTH,
                    Progress.SILENT,
                    Notifier.NONE);
        }

        /** Through other journals, which pass on to the ledger's. */
        public Parts through(Journals other) {
            return new Parts(clouds, other, leases, releases, clock, holder, leaseLength, progress, notifier);
        }

        /** With other leases of another length. */
        public Parts leasing(Leases other, Duration length) {
            return new Parts(clouds, journals, other, releases, clock, holder, length, progress, notifier);
        }

        /**
         * Going by an account's own time.
         *
         * @param length of leases in real time; the engine's calls need four times the call limit on that clock, so they have it
         */
        public Parts pacedBy(Tempo tempo, Duration length) {
            var shortest = Engine.CALL_LIMIT.multipliedBy(4);
            var onItsClock = tempo.virtual(length);
            return leasing(
                    tempo.isRehearsal() ? new PacedLeases(leases, tempo) : leases,
                    onItsClock.compareTo(shortest) < 0 ? shortest : onItsClock);
        }

        public Parts telling(Progress seen, Notifier told) {
            return new Parts(clouds, journals, leases, releases, clock, holder, leaseLength, seen, told);
        }
    }

    public Delivery(Clouds clouds, Ledger ledger, Clock clock, String holder, Progress progress) {
        this(Parts.of(clouds, ledger, clock, holder).telling(progress, Notifier.NONE));
    }

    public Delivery(Parts parts) {
        this.parts = parts;
        var clouds = parts.clouds();
        var clock = parts.clock();
        var releases = parts.releases();
        this.buildAmi = new BuildAmi(clouds);
        this.canary = new Canary(clouds, clock, releases);
        this.deployFleet = new DeployFleet(clouds, clock, releases);
        this.rollback = new Rollback(clouds, releases);
        this.deliver = new Deliver(clouds, clock, releases);
        var verbs = Verbs.of(buildAmi, canary, deployFleet, rollback, deliver);
        var undos = UndoKinds.of(Undos.kinds(clouds, releases));
        this.operations = new Operations(new Engine(
                parts.journals(),
                parts.leases(),
                verbs,
                undos,
                new CloudReactions(),
                clock,
                parts.holder(),
                parts.leaseLength(),
                Engine.CALL_LIMIT,
                parts.progress(),
                parts.notifier()));
    }

    public Operations operations() {
        return operations;
    }

    /** In the time that its accounts go by. */
    public Instant now() {
        return parts.clock().instant();
    }

    /** Plans for one environment of a spec. @throws OperationFailed with REFUSED when the spec has no such environment */
    public Planning planning(Spec spec, String environment) {
        var found = spec.environments().get(environment);
        if (found == null) {
            throw new OperationFailed(
                    Ending.REFUSED,
                    "service %s has no environment %s; it has %s: choose one by --environment"
                            .formatted(
                                    spec.service(),
                                    environment,
                                    String.join(", ", spec.environments().keySet())));
        }
        return new Planning(this, spec, found);
    }

    /** Takes the leases and writes the plan; nothing is done until the operation is advanced. */
    public <P extends Plan> OperationId start(PlannedOperation<P> planned, String requestedBy, RandomGenerator random) {
        return start(planned, requestedBy, random, () -> {});
    }

    /** As above. @param admission asked while the leases are held and nothing is written; it throws where it must not begin */
    public <P extends Plan> OperationId start(
            PlannedOperation<P> planned, String requestedBy, RandomGenerator random, Runnable admission) {
        var id = OperationId.of(
                parts.clock().instant(), planned.verb().name(), planned.labels().get("service"), random);
        return operations.start(
                planned.verb(), planned.plan(), planned.targets(), planned.labels(), requestedBy, id, admission);
    }

    /** Lets go of all leases. */
    @Override
    public void close() {
        operations.close();
    }

    Clouds clouds() {
        return parts.clouds();
    }

    Journals journals() {
        return parts.journals();
    }

    Releases releases() {
        return parts.releases();
    }

    Clock clock() {
        return parts.clock();
    }

    BuildAmi buildAmi() {
        return buildAmi;
    }

    Canary canary() {
        return canary;
    }

    DeployFleet deployFleet() {
        return deployFleet;
    }

    Rollback rollback() {
        return rollback;
    }

    Deliver deliver() {
        return deliver;
    }
}
