package io.jenkins.plugins.slipway.rehearsal.wire;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/** Real SDK clients, wired to a rehearsal. */
public final class SdkClients {
    private final SdkHttpClient http;
    private final String accessKey;

    public SdkClients(SdkHttpClient http, String accessKey) {
        this.http = http;
        this.accessKey = accessKey;
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.httpClient(http)
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://rehearsal.invalid"))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "rehearsal")))
                .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
