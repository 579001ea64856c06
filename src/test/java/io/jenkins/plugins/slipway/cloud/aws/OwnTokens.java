package io.jenkins.plugins.slipway.cloud.aws;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.traits.DefaultValueTrait;

/**
 * Fails any test of this project in which a call of ours leaves its client token to the SDK, which would invent another one on each
 * replay. The SDK finds it by {@code software/amazon/awssdk/global/handlers/execution.interceptors} on the test class path.
 */
public final class OwnTokens implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        var ours = context.httpRequest()
                .firstMatchingHeader("User-Agent")
                .filter(agent -> agent.startsWith(ClientSettings.USER_AGENT))
                .isPresent();
        if (ours) {
            requireTokens(context.request());
        }
    }

    private static void requireTokens(SdkRequest request) {
        for (var field : request.sdkFields()) {
            var invented = field.containsTrait(DefaultValueTrait.class)
                    && request.getValueForField(field.memberName(), Object.class)
                            .isEmpty();
            if (invented) {
                throw new AssertionError(
                        request.getClass().getSimpleName() + " leaves " + field.memberName() + " to the SDK");
            }
        }
    }
}
