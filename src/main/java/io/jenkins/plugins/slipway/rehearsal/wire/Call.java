package io.jenkins.plugins.slipway.rehearsal.wire;

/**
 * One decoded request.
 *
 * @param service the endpoint's name: {@code ec2}, {@code autoscaling}, {@code elasticloadbalancing}, {@code monitoring}, {@code ssm}, {@code sts}, {@code scheduler}
 * @param accessKey of the signature, or empty
 */
public record Call(String service, String action, String region, String accessKey, Params params) {}
