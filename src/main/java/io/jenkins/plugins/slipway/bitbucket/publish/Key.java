package io.jenkins.plugins.slipway.bitbucket.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keys at a commit: the same for the same thing in every process, and another for anything else. */
final class Key {
    /** Of a build status; reports and deployments take more. */
    private static final int LONGEST = 40;

    private static final int DIGITS = 8;

    private Key() {}

    /**
     * {@code slipway-deliver-checkout-production}; one too long, or that could be read in two ways, ends with a digest.
     *
     * @param environment may be empty
     */
    static String of(String verb, String service, String environment) {
        var words = "slipway-" + verb + "-" + service + (environment.isEmpty() ? "" : "-" + environment);
        // service a-b in c, or service a in b-c
        var last = environment.isEmpty() ? service : environment;
        var isPlain = last.indexOf('-') < 0 && words.length() <= LONGEST;
        return isPlain ? words : ended(words, verb + "\n" + service + "\n" + environment);
    }

    private static String ended(String words, String whole) {
        var most = LONGEST - DIGITS - 1;
        var beginning = words.length() > most ? words.substring(0, most) : words;
        return beginning + "-" + digest(whole);
    }

    private static String digest(String whole) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, DIGITS / 2);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
