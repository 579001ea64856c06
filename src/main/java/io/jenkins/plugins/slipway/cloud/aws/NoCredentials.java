package io.jenkins.plugins.slipway.cloud.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Says of a failure in the middle of a call that it was the search for credentials: nothing was sent. */
final class NoCredentials extends SdkClientException {
    private static final long serialVersionUID = 1L;

    private NoCredentials(RuntimeException cause) {
        super(builder().message(cause.getMessage()).cause(cause));
    }

    /** Marks every failure of a provider. A profile that needs a module we do not have fails with an {@code IllegalStateException}. */
    static AwsCredentialsProvider marked(AwsCredentialsProvider provider) {
        return () -> resolved(provider);
    }

    private static AwsCredentials resolved(AwsCredentialsProvider provider) {
        try {
            return provider.resolveCredentials();
        } catch (SdkClientException | IllegalStateException | IllegalArgumentException e) {
            throw new NoCredentials(e);
        }
    }
}
