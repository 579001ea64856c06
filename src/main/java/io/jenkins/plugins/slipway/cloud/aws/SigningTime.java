package io.jenkins.plugins.slipway.cloud.aws;

import java.time.Clock;
import software.amazon.awssdk.core.SelectedAuthScheme;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.Identity;

/** Signs requests at the time of a clock that is not the system's: in a rehearsal, the world's. */
final class SigningTime implements ExecutionInterceptor {
    private final Clock clock;

    SigningTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void afterMarshalling(Context.AfterMarshalling context, ExecutionAttributes attributes) {
        var scheme = attributes.getAttribute(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME);
        if (scheme != null) {
            attributes.putAttribute(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME, at(clock, scheme));
        }
    }

    private static <T extends Identity> SelectedAuthScheme<T> at(Clock clock, SelectedAuthScheme<T> scheme) {
        var option = scheme.authSchemeOption().toBuilder()
                .putSignerProperty(HttpSigner.SIGNING_CLOCK, clock)
                .build();
        return new SelectedAuthScheme<>(scheme.identity(), scheme.signer(), option);
    }
}
