package io.jenkins.plugins.slipway.notify;

import java.net.URI;

/**
 * Where an administrator lets messages of a name go. Neither address nor secret is ever written to a journal or a log: for many
 * chats the address alone lets anybody write.
 *
 * @param secret read anew for every message, so that it can be replaced while an operation runs
 */
public record Webhook(String name, URI address, Secret secret) {
    /** What messages are signed with. */
    @FunctionalInterface
    public interface Secret {
        /** @throws UnusableSecret when it is not there */
        byte[] read();
    }

    /** The secret is not where it should be; the message says where that is, and never what it is. */
    public static final class UnusableSecret extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnusableSecret(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @Override
    public String toString() {
        return "webhook " + name;
    }
}
