package io.jenkins.plugins.slipway.cloud.aws;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What all clients have in common: one HTTP client, one timer thread, no retries of the SDK's own. */
final class ClientSettings implements AutoCloseable {
    /** CloudTrail shows it with each call. */
    static final String USER_AGENT = "slipway";

    private final Optional<SdkHttpClient> given;
    private final ScheduledExecutorService timer;
    private final ClientOverrideConfiguration overrides;
    private SdkHttpClient own;

    ClientSettings(Optional<SdkHttpClient> http, Clock clock) {
        this.given = http;
        this.timer = timer();
        var builder = ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_PREFIX, USER_AGENT)
                .scheduledExecutorService(timer);
        if (!clock.equals(Clock.systemUTC())) {
            builder.addExecutionInterceptor(new SigningTime(clock));
        }
        this.overrides = builder.build();
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B applyTo(B builder, Optional<URI> endpoint) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.httpClient(http()).defaultsMode(DefaultsMode.LEGACY).overrideConfiguration(overrides);
    }

    private synchronized SdkHttpClient http() {
        return given.orElseGet(() -> {
            if (own == null) {
                own = UrlConnectionHttpClient.create();
            }
            return own;
        });
    }

    /** Cancelled time limits leave the queue at once: there is one per call. */
    private static ScheduledExecutorService timer() {
        var timer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "slipway-aws-time-limits");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    @Override
    public synchronized void close() {
        timer.shutdownNow();
        if (own != null) {
            own.close();
        }
    }
}
