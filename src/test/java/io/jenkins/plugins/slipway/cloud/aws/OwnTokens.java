package io.jenkins.plugins.slipway.cloud.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.traits.DefaultValueTrait;

/**
 * Fails any test of this project in which a call leaves its client token to the SDK, which would invent another one on each replay.
 * The SDK finds it by {@code software/amazon/awssdk/global/handlers/execution.interceptors} on the test class path.
 */
public final class OwnTokens implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        for (var field : context.request().sdkFields()) {
            var invented = field.containsTrait(DefaultValueTrait.class)
                    && context.request()
                            .getValueForField(field.memberName(), Object.class)
                            .isEmpty();
            if (invented) {
                throw new AssertionError(
                        context.request().getClass().getSimpleName() + " leaves " + field.memberName() + " to the SDK");
            }
        }
    }
}
