package io.jenkins.plugins.slipway.rehearsal.world.elb;

import java.util.List;

/**
 * A port of a load balancer with its default actions.
 *
 * @param protocol {@code HTTP} or {@code HTTPS}
 * @param sslPolicy null on HTTP
 * @param certificates ARNs, the default one first
 * @param defaultRule ARN of the rule that the default actions are
 */
public record Listener(
        String arn,
        String loadBalancer,
        int port,
        String protocol,
        String sslPolicy,
        List<String> certificates,
        String defaultRule,
        List<Action> actions) {
    public Listener {
        certificates = List.copyOf(certificates);
        actions = List.copyOf(actions);
    }

    Listener with(List<Action> others) {
        return new Listener(arn, loadBalancer, port, protocol, sslPolicy, certificates, defaultRule, others);
    }

    /** The default actions as the last rule of the listener. */
    public Rule asRule() {
        return new Rule(defaultRule, arn, Rule.DEFAULT_PRIORITY, List.of(), actions);
    }
}
