package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment.Kind;
import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where in Bitbucket an operation is shown.
 *
 * @param connection a name that an administrator defined
 * @param repository {@code owner/name}
 * @param commit full hash
 * @param link of the build or step
 * @param file the spec's path within the repository
 * @param lines of that file, by what stands there
 * @param environment what the environment is for, when that is known
 */
public record Showcase(
        String connection,
        String repository,
        String commit,
        Optional<URI> link,
        Optional<String> file,
        Map<String, Integer> lines,
        Optional<Kind> environment) {
    private static final Pattern FULL_HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    public Showcase {
        lines = Map.copyOf(lines);
    }

    /** Of a commit, with nothing else known. */
    public static Showcase of(String connection, String repository, String commit) {
        return new Showcase(
                connection, repository, commit, Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
    }

    /** Whether Bitbucket finds a commit by it. */
    public static boolean isFullHash(String commit) {
        return FULL_HASH.matcher(commit).matches();
    }

    public Showcase linked(Optional<URI> newLink) {
        return new Showcase(connection, repository, commit, newLink, file, lines, environment);
    }

    /** @param newLines of that file, by what stands there */
    public Showcase blaming(String newFile, Map<String, Integer> newLines) {
        return new Showcase(connection, repository, commit, link, Optional.of(newFile), newLines, environment);
    }

    public Showcase in(Kind newEnvironment) {
        return new Showcase(connection, repository, commit, link, file, lines, Optional.of(newEnvironment));
    }

    /** To be put among the labels of an operation that starts. */
    public Map<String, String> labels() {
        var labels = new TreeMap<>(Map.of(
                BitbucketLabels.CONNECTION, connection,
                BitbucketLabels.REPOSITORY, repository,
                BitbucketLabels.COMMIT, commit));
        link.ifPresent(url -> labels.put(BitbucketLabels.LINK, url.toString()));
        file.ifPresent(path -> labels.put(BitbucketLabels.FILE, path));
        if (!lines.isEmpty()) {
            labels.put(
                    BitbucketLabels.LINES,
                    new TreeMap<>(lines)
                            .entrySet().stream()
                                    .map(line -> line.getKey() + "=" + line.getValue())
                                    .collect(Collectors.joining(" ")));
        }
        environment.ifPresent(kind -> labels.put(BitbucketLabels.ENVIRONMENT_KIND, kind.name()));
        return labels;
    }

    /** Empty when the operation is not shown there; what is malformed in a label is left out. */
    public static Optional<Showcase> of(Map<String, String> labels) {
        var connection = labels.get(BitbucketLabels.CONNECTION);
        var repository = labels.get(BitbucketLabels.REPOSITORY);
        var commit = labels.get(BitbucketLabels.COMMIT);
        if (connection == null || repository == null || commit == null) {
            return Optional.empty();
        }
        return Optional.of(new Showcase(
                connection,
                repository,
                commit,
                Optional.ofNullable(labels.get(BitbucketLabels.LINK)).flatMap(Showcase::link),
                Optional.ofNullable(labels.get(BitbucketLabels.FILE)),
                lines(labels.getOrDefault(BitbucketLabels.LINES, "")),
                Arrays.stream(Kind.values())
                        .filter(kind -> kind.name().equals(labels.get(BitbucketLabels.ENVIRONMENT_KIND)))
                        .findFirst()));
    }

    /** Of the build or step; else the commit's own page. */
    URI linkOr(RepositoryAddress address) {
        return link.orElseGet(() -> URI.create("%s/%s/commits/%s"
                .formatted(
                        address.site().toString().replaceAll("/+$", ""),
                        address.isCloud()
                                ? address.fullName()
                                : "projects/%s/repos/%s".formatted(address.owner(), address.name()),
                        commit)));
    }

    private static Optional<URI> link(String url) {
        try {
            return Optional.of(URI.create(url)).filter(link -> link.getHost() != null);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Map<String, Integer> lines(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> word.matches("[A-Za-z]+=[0-9]{1,7}"))
                .collect(Collectors.toMap(
                        word -> word.substring(0, word.indexOf('=')),
                        word -> Integer.valueOf(word.substring(word.indexOf('=') + 1)),
                        (first, again) -> first));
    }
}
