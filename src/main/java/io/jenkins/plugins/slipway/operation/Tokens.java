package io.jenkins.plugins.slipway.operation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Client tokens: the same for the same attempt in every process, at most 64 letters, digits and dashes. */
final class Tokens {
    private Tokens() {}

    static String of(OperationId id, String path, String name, int attempt) {
        var digest = sha256(id + "\n" + path + "\n" + name + "\n" + attempt).substring(0, 20);
        var readable = id.value().substring(0, Math.min(43, id.value().length()));
        return readable + "-" + digest;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
