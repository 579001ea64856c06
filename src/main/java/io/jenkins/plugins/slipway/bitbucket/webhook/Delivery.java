package io.jenkins.plugins.slipway.bitbucket.webhook;

/**
 * A message as it arrived.
 *
 * @param event header {@code X-Event-Key}
 * @param signature header {@code X-Hub-Signature}, or null
 */
public record Delivery(String event, String signature, byte[] body) {}
