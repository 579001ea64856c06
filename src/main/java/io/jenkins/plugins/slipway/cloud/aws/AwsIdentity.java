package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Identity;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/** {@link Identity} on STS. */
record AwsIdentity(Calls calls) implements Identity {
    @Override
    public Caller caller() {
        var sts = calls.target().sts();
        var answer = calls.send(
                Api.GET_CALLER_IDENTITY, GetCallerIdentityRequest.builder().build(), sts::getCallerIdentity);
        return new Caller(answer.account(), answer.arn());
    }
}
