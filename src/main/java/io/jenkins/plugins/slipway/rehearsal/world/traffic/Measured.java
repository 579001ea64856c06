package io.jenkins.plugins.slipway.rehearsal.world.traffic;

import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.CloudWatch;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Metric;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.MetricStore;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Samples;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Summary;
import java.time.Instant;
import java.util.Map;

/**
 * One minute of a load balancer, or of a target group behind it. What did not happen is not reported; only the count of
 * requests is, whenever there were any (Application Load Balancers, "CloudWatch metrics", reporting criteria;
 * "Troubleshoot your Application Load Balancers", HTTP 502 and 503).
 */
final class Measured {
    private final Samples responseTime = new Samples();
    private long requests;
    private long good;
    private long targetErrors;
    private long connectionErrors;
    private long badGateway;
    private long unavailable;

    void answered(double seconds, boolean error) {
        requests++;
        responseTime.add(seconds);
        if (error) {
            targetErrors++;
        } else {
            good++;
        }
    }

    /** A target was chosen but took no connection: the load balancer answers 502. */
    void connectionFailed() {
        requests++;
        connectionErrors++;
        badGateway++;
    }

    /** No target could be chosen: the load balancer answers 503, and the request counts nowhere else. */
    void unavailable() {
        unavailable++;
    }

    /** @param ofTargetGroup a target group's metrics have no answers of the load balancer itself */
    void publish(MetricStore store, Map<String, String> dimensions, Instant minute, boolean ofTargetGroup) {
        count(store, "RequestCount", dimensions, minute, requests);
        count(store, "HTTPCode_Target_2XX_Count", dimensions, minute, good);
        count(store, "HTTPCode_Target_5XX_Count", dimensions, minute, targetErrors);
        count(store, "TargetConnectionErrorCount", dimensions, minute, connectionErrors);
        if (!ofTargetGroup) {
            count(store, "HTTPCode_ELB_5XX_Count", dimensions, minute, badGateway + unavailable);
            count(store, "HTTPCode_ELB_502_Count", dimensions, minute, badGateway);
            count(store, "HTTPCode_ELB_503_Count", dimensions, minute, unavailable);
        }
        if (!responseTime.isEmpty()) {
            store.put(metric("TargetResponseTime", dimensions), minute, responseTime.summary());
        }
    }

    private static void count(MetricStore store, String name, Map<String, String> dimensions, Instant minute, long n) {
        if (n > 0) {
            store.put(metric(name, dimensions), minute, Summary.events(n));
        }
    }

    static Metric metric(String name, Map<String, String> dimensions) {
        return Metric.of(CloudWatch.LOAD_BALANCERS, name, dimensions);
    }
}
