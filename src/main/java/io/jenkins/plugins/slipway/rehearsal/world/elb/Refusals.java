package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;

/** What Elastic Load Balancing answers about things that are not there. */
public final class Refusals {
    private Refusals() {}

    public static WorldFault noLoadBalancer(String which) {
        return new WorldFault("LoadBalancerNotFound", "Load balancer '" + which + "' not found");
    }

    public static WorldFault noListener(String arn) {
        return new WorldFault("ListenerNotFound", "Listener '" + arn + "' not found");
    }

    public static WorldFault noRule(String arn) {
        return new WorldFault("RuleNotFound", "Rule '" + arn + "' not found");
    }

    public static WorldFault noTargetGroup(String which) {
        return new WorldFault("TargetGroupNotFound", "Target group '" + which + "' not found");
    }

    public static WorldFault invalid(String message) {
        return new WorldFault("ValidationError", message);
    }
}
