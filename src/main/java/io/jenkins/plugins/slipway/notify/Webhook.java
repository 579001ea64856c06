package io.jenkins.plugins.slipway.notify;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where an administrator lets messages of a name go. Neither address nor secret is ever written to a journal or a log: for many
 * chats the address alone lets anybody write.
 *
 * @param secret read anew for every message, so that it can be replaced while an operation runs
 */
public record Webhook(String name, URI address, Secret secret) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** What messages are signed with. */
    @FunctionalInterface
    public interface Secret {
        /** @throws UnusableSecret when it is not there */
        byte[] read();
    }

    /** Secret or address is not where it should be; the message says where that is, and never what it is. */
    public static final class UnusableSecret extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnusableSecret(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * An address that messages may go to: https with a host and without a user; http on this machine only.
     *
     * @return empty for any other; what java.net says about a bad one repeats it, so nobody is told
     */
    public static Optional<URI> safeAddress(String url) {
        try {
            return Optional.of(URI.create(url == null ? "" : url.strip())).filter(Webhook::isSafe);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isSafe(URI address) {
        var host = address.getHost();
        var isEncrypted = "https".equals(address.getScheme());
        var isHere = "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(host));
        return host != null && address.getUserInfo() == null && (isEncrypted || isHere);
    }

    @Override
    public String toString() {
        return "webhook " + name;
    }
}
