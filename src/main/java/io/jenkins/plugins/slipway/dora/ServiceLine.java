package io.jenkins.plugins.slipway.dora;

import static io.jenkins.plugins.slipway.dora.Merge.either;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Where the commits of a service are, and whose it is.
 *
 * @param paths folders or files of a shared repository whose commits count; empty for all
 * @param team that it belongs to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceLine(String service, String repo, List<String> paths, String team) implements DoraEvent {
    /** Of which no team is known. */
    public ServiceLine(String service, String repo, List<String> paths) {
        this(service, repo, paths, null);
    }

    /** That says no more than whose it is. */
    public static ServiceLine ofTeam(String service, String team) {
        return new ServiceLine(service, null, null, team);
    }

    @Override
    public String type() {
        return "service";
    }

    @Override
    public String item() {
        return service;
    }

    @Override
    @JsonIgnore
    public Instant receivedAt() {
        return null;
    }

    @Override
    public ServiceLine receivedAt(Instant time) {
        return this;
    }

    ServiceLine updatedBy(ServiceLine later) {
        return new ServiceLine(service, either(later.repo, repo), either(later.paths, paths), either(later.team, team));
    }

    /** Whether the commit touches one of the paths; one whose own paths are not known does not. */
    boolean counts(Commit commit) {
        if (paths == null || paths.isEmpty()) {
            return true;
        }
        return commit.paths() != null
                && commit.paths().stream()
                        .anyMatch(touched -> paths.stream().anyMatch(path -> isWithin(path, touched)));
    }

    /** {@code lib} holds {@code lib/a}, but not {@code library/a}. */
    private static boolean isWithin(String path, String touched) {
        return touched.equals(path) || touched.startsWith(path.endsWith("/") || path.isEmpty() ? path : path + "/");
    }
}
