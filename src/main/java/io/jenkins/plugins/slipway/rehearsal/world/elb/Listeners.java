package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Listeners of one region (API reference, {@code CreateListener}, {@code ModifyListener}, {@code DeleteListener}). */
public final class Listeners {
    /** What a change replaces; null where it stays. */
    public record Change(
            Integer port, String protocol, String sslPolicy, List<String> certificates, List<Action> actions) {}

    private final Registry registry;
    private final Routing routing;

    Listeners(Registry registry) {
        this.registry = registry;
        this.routing = new Routing(registry);
    }

    /** @throws WorldFault {@code DuplicateListener}, {@code LoadBalancerNotFound}, {@code CertificateNotFound} … */
    public Listener create(String balancerArn, Change wanted, Map<String, String> tags) {
        var balancer = registry.balancer(balancerArn);
        refuseTakenPort(balancerArn, wanted.port(), null);
        var arn = Arns.listener(balancer, registry.newId());
        return put(
                new Listener(
                        arn,
                        balancerArn,
                        port(wanted.port()),
                        wanted.protocol(),
                        wanted.sslPolicy(),
                        wanted.certificates(),
                        Arns.rule(arn, registry.newId()),
                        routing.checked(wanted.actions(), List.of(), balancerArn)),
                tags);
    }

    Listener seed(Arns arns, List<Action> actions) {
        var taken = registry.listenersOf(arns.loadBalancer()).size();
        return put(
                new Listener(
                        arns.listener(),
                        arns.loadBalancer(),
                        80 + taken,
                        "HTTP",
                        null,
                        List.of(),
                        Arns.rule(arns.listener(), registry.newId()),
                        routing.checked(actions, List.of(), arns.loadBalancer())),
                Map.of());
    }

    private Listener put(Listener listener, Map<String, String> tags) {
        if (listener.protocol().equals("HTTPS") && listener.certificates().isEmpty()) {
            throw new WorldFault("CertificateNotFound", "A certificate must be specified for HTTPS listeners");
        }
        registry.listeners.put(listener.arn(), listener);
        registry.tags.put(listener.arn(), Map.copyOf(tags));
        registry.region.find(ListenerWatch.class).ifPresent(ListenerWatch::listenerCreated);
        return listener;
    }

    /** @throws WorldFault {@code ListenerNotFound} */
    public Listener modify(String arn, Change change) {
        var before = registry.listener(arn);
        if (change.port() != null && change.port() != before.port()) {
            refuseTakenPort(before.loadBalancer(), change.port(), arn);
        }
        var protocol = change.protocol() == null ? before.protocol() : change.protocol();
        var secure = protocol.equals("HTTPS");
        var certificates = change.certificates() == null ? before.certificates() : change.certificates();
        if (secure && certificates.isEmpty()) {
            throw new WorldFault("CertificateNotFound", "A certificate must be specified for HTTPS listeners");
        }
        var after = new Listener(
                arn,
                before.loadBalancer(),
                change.port() == null ? before.port() : port(change.port()),
                protocol,
                !secure ? null : change.sslPolicy() == null ? before.sslPolicy() : change.sslPolicy(),
                secure ? certificates : List.of(),
                before.defaultRule(),
                change.actions() == null
                        ? before.actions()
                        : routing.checked(change.actions(), before.actions(), before.loadBalancer()));
        registry.listeners.put(arn, after);
        return after;
    }

    /** As a describe sees them: all of a load balancer, or some by ARN. @throws WorldFault {@code ListenerNotFound}, {@code LoadBalancerNotFound} */
    public List<Listener> described(String balancer, Set<String> arns) {
        if (balancer != null && registry.balancers.seen(balancer).isEmpty()) {
            throw Refusals.noLoadBalancer(balancer);
        }
        var found = registry.listeners.allSeen().stream()
                .filter(listener ->
                        arns.isEmpty() ? listener.loadBalancer().equals(balancer) : arns.contains(listener.arn()))
                .toList();
        Names.refuseMissing(arns, found.stream().map(Listener::arn).collect(Collectors.toSet()), Refusals::noListener);
        return found;
    }

    /** With its rules. @throws WorldFault {@code ListenerNotFound} */
    public void delete(String arn) {
        registry.rulesOf(registry.listener(arn)).forEach(rule -> registry.forget(registry.rules, rule.arn()));
        registry.forget(registry.listeners, arn);
    }

    private void refuseTakenPort(String balancer, Integer port, String except) {
        if (registry.listenersOf(balancer).stream()
                .anyMatch(other ->
                        port != null && other.port() == port && !other.arn().equals(except))) {
            throw new WorldFault(
                    "DuplicateListener",
                    "A listener already exists on this port for this load balancer '" + balancer + "'");
        }
    }

    private static int port(Integer port) {
        if (port == null || port < 1 || port > 65_535) {
            throw Refusals.invalid("A listener's port must be between 1 and 65535, not " + port);
        }
        return port;
    }
}
