package io.jenkins.plugins.slipway.report.folder;

import io.jenkins.plugins.slipway.dora.Unit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Names of files for any names of services: safe on every file system, and never the same for two, also where case is not told apart. */
final class FileNames {
    static final String INDEX = "index.html";
    static final String STYLESHEET = "report.css";
    private static final int READABLE = 60;
    private static final int DIGITS = 12;

    private FileNames() {}

    static String unit(Unit unit) {
        return "unit-" + name(unit.service(), unit.environment());
    }

    static String operation(String id) {
        return "operation-" + name(id);
    }

    /** Of all services. @param by empty for the first page's @param days 0 for the first page's */
    static String index(String by, int days) {
        return "index" + (by.isEmpty() ? "" : "-by-" + by) + (days == 0 ? "" : "-" + days + "-days") + ".html";
    }

    /** Whether a report makes files of that name, or has left one half made. */
    static boolean isOwn(String name) {
        return name.equals(STYLESHEET)
                || name.matches("index(-by-[a-z]+)?(-\\d+-days)?\\.html")
                || name.matches("(unit|operation)-[a-z0-9-]*[0-9a-f]{" + DIGITS + "}\\.html")
                || isHalfMade(name);
    }

    static boolean isHalfMade(String name) {
        return name.startsWith(".slipway-") && name.endsWith(".part");
    }

    private static String name(String... parts) {
        var plain = Normalizer.normalize(String.join("-", parts), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-", "");
        var readable = plain.substring(0, Math.min(READABLE, plain.length()));
        return readable + (readable.isEmpty() || readable.endsWith("-") ? "" : "-") + digest(parts) + ".html";
    }

    private static String digest(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                // UTF-16, since a lone surrogate has no UTF-8
                digest.update(part.getBytes(StandardCharsets.UTF_16BE));
                digest.update(new byte[] {0, 0});
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), DIGITS / 2));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
