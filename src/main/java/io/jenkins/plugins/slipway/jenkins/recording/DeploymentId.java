package io.jenkins.plugins.slipway.jenkins.recording;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of builds that count: the same however often it is told, and unlike that of another controller's build of the same name. */
final class DeploymentId {
    private static final int DIGITS = 8;

    private DeploymentId() {}

    /** {@code shop/deploy#12 production 5d41402a}. @param begun tells a job apart from one that had its name before */
    static String of(String controller, String build, long begun, RuleOfJob rule) {
        var all = String.join("\n", controller, build, String.valueOf(begun), rule.service(), rule.environment());
        return build + " " + rule.environment() + " " + digest(all).substring(0, DIGITS);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
