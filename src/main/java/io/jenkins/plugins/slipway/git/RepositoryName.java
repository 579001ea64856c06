package io.jenkins.plugins.slipway.git;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a repository is called, from the address of a clone: the same for every way to reach it, and without who cloned it. */
final class RepositoryName {
    private static final Pattern URL =
            Pattern.compile("(?:https?|ssh|git)://(?:[^@/]*@)?(?<host>[^:/]+)(?::\\d+)?/+(?<path>.+)");
    private static final Pattern SCP = Pattern.compile("(?:[^@/:]*@)?(?<host>[^:/]{2,}):/*(?<path>[^/].*)");
    private static final String BITBUCKET = "bitbucket.org";

    private RepositoryName() {}

    /** {@code bitbucket:acme/checkout}, {@code git.example.com/acme/checkout}; empty for a folder, or nothing. */
    static Optional<String> of(String url) {
        if (url == null) {
            return Optional.empty();
        }
        var match = URL.matcher(url.strip());
        if (!match.matches()) {
            match = SCP.matcher(url.strip());
            if (url.contains("://") || !match.matches()) {
                return Optional.empty();
            }
        }
        var host = match.group("host").toLowerCase(Locale.ROOT);
        var path = match.group("path").replaceAll("/+$", "").replaceAll("\\.git$", "");
        return Optional.of(host.equals(BITBUCKET) ? "bitbucket:" + path : host + "/" + path);
    }
}
