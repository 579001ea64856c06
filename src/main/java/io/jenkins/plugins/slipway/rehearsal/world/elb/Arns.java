package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the ARNs of a load balancer, its listeners and their rules are made from each other. */
record Arns(String prefix, String loadBalancerPath, String listenerId, String ruleId) {
    private static final Pattern ROUTE = Pattern.compile(
            "(arn:[^:]+:elasticloadbalancing:[^:]+:[0-9]{12}:)listener(-rule)?/(app/[^/]+/[0-9a-f]+)/([0-9a-f]+)(?:/([0-9a-f]+))?");

    /** @throws WorldFault {@code ValidationError} when it is the ARN of neither a listener nor a rule of an Application Load Balancer */
    static Arns ofRoute(String arn) {
        Matcher route = ROUTE.matcher(arn);
        if (!route.matches() || (route.group(2) == null) != (route.group(5) == null)) {
            throw new WorldFault("ValidationError", "'" + arn + "' is not a valid listener or listener rule ARN");
        }
        return new Arns(route.group(1), route.group(3), route.group(4), route.group(5));
    }

    static String listener(LoadBalancer balancer, String id) {
        return balancer.arn().replace(":loadbalancer/", ":listener/") + "/" + id;
    }

    static String rule(String listener, String id) {
        return listener.replace(":listener/", ":listener-rule/") + "/" + id;
    }

    boolean isRule() {
        return ruleId != null;
    }

    String loadBalancer() {
        return prefix + "loadbalancer/" + loadBalancerPath;
    }

    String loadBalancerName() {
        return loadBalancerPath.split("/")[1];
    }

    String listener() {
        return prefix + "listener/" + loadBalancerPath + "/" + listenerId;
    }
}
