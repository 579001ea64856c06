package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.wire.cloudwatch.CloudWatchService;
import io.jenkins.plugins.slipway.rehearsal.wire.elb.ElbService;
import io.jenkins.plugins.slipway.rehearsal.wire.scheduler.SchedulerService;
import io.jenkins.plugins.slipway.rehearsal.world.Invocations;
import io.jenkins.plugins.slipway.rehearsal.world.fakes.BalancedWorld;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;

/** Real SDK clients in front of a {@link BalancedWorld}; schedules call through the same endpoint. */
public final class BalancedClients {
    public final BalancedWorld it;
    private final Endpoint endpoint;

    public BalancedClients(BalancedWorld it) {
        this.it = it;
        endpoint = new Endpoint(
                it.world.timeline(),
                new VirtualClock(BalancedWorld.START),
                call -> {},
                List.of(new ElbService(it.world), new CloudWatchService(it.world), new SchedulerService(it.world)));
        it.region.add(
                Invocations.class, (region, service, action, input) -> endpoint.invoke(region, service, action, input));
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.httpClient(new RehearsalHttpClient(endpoint))
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://rehearsal.invalid"))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "rehearsal")))
                .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
