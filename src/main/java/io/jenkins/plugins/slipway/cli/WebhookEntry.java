package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.notify.Webhook;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A webhook as an administrator writes it beside the connections. The secret itself is never in the file.
 *
 * <pre>
 * webhooks:
 *   chat-payments:
 *     url: https://chat.example.com/hooks/payments
 *     secretEnv: SLIPWAY_CHAT_SECRET      # or secretFile: /etc/slipway/chat.secret
 * </pre>
 */
record WebhookEntry(String url, String secretEnv, String secretFile) {
    /** @throws WrongUsage that names the file and never the address */
    Webhook named(String name, Path file) {
        if ((secretEnv == null) == (secretFile == null)) {
            throw new WrongUsage(
                    "%s: webhook '%s' needs one secret: secretEnv (name of an environment variable) or secretFile (a path)"
                            .formatted(file, name));
        }
        return new Webhook(name, address(name, file), secretEnv == null ? this::fromFile : this::fromEnvironment);
    }

    private URI address(String name, Path file) {
        return Webhook.safeAddress(url)
                .orElseThrow(() -> new WrongUsage(
                        "%s: webhook '%s' needs a url that begins with https://, with a host and without a user (http:// only on this machine)"
                                .formatted(file, name)));
    }

    private byte[] fromEnvironment() {
        var secret = System.getenv(secretEnv);
        if (secret == null || secret.isBlank()) {
            throw new Webhook.UnusableSecret("environment variable " + secretEnv + " is not set in this process", null);
        }
        return secret.strip().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] fromFile() {
        try {
            var secret = Files.readString(Path.of(secretFile)).strip();
            if (secret.isEmpty()) {
                throw new Webhook.UnusableSecret("secret file " + secretFile + " is empty", null);
            }
            return secret.getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new Webhook.UnusableSecret("secret file " + secretFile + " cannot be read", unreadable);
        }
    }
}
