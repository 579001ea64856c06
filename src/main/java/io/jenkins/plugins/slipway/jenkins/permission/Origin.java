package io.jenkins.plugins.slipway.jenkins.permission;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a build was made from, as grants see it.
 *
 * @param job full name of the job, or of the multibranch project that the job belongs to
 * @param branch of a multibranch project, as the repository names it; empty for any other job, whose branch nobody vouches for
 */
public record Origin(String job, Optional<String> branch) {
    private static final Pattern CHANGE_REQUEST = Pattern.compile("(PR|MR)-.*|\\d+/\\d+/\\d+");

    /** Whether the branch is a pull request: its content may come from anybody, so no wildcard covers it. */
    boolean isChangeRequest() {
        return branch.filter(name -> CHANGE_REQUEST.matcher(name).matches()).isPresent();
    }

    @Override
    public String toString() {
        return branch.map(name -> "job '%s', branch '%s'".formatted(job, name)).orElse("job '" + job + "'");
    }
}
