package io.jenkins.plugins.slipway.bitbucket;

/** A token or password, read anew whenever it is sent, and never shown. */
@FunctionalInterface
public interface Secret {
    /** @throws IllegalStateException when it is not there; the message says where it should be, and never what it is */
    String read();
}
