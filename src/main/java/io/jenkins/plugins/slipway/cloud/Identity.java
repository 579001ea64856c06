package io.jenkins.plugins.slipway.cloud;

/** Who the connection is. */
public interface Identity {
    /** @throws CloudFault {@code CREDENTIALS} when nobody */
    Caller caller();

    /** Account and ARN. */
    record Caller(String account, String arn) {}
}
