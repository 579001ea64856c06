package io.jenkins.plugins.slipway.pipe;

import java.util.List;
import java.util.Optional;

/** Whether an operation is shown in Bitbucket, at the step's commit. */
final class Shown {
    private static final String BITBUCKET = "bitbucket:";
    private static final String WHOLE_HASH = "[0-9a-f]{40}";

    private Shown() {}

    /**
     * The command's options; none where there is nobody to sign in as, or nothing to show it at.
     *
     * @param isRehearsal where nothing of it would be true
     */
    static List<String> options(Reading reading, Optional<String> repository, boolean isRehearsal) {
        var wished =
                reading.oneOf("SHOW_IN_BITBUCKET", List.of("true", "false")).map("true"::equals);
        var where = reading.where();
        var commit =
                reading.text("COMMIT").filter(text -> text.matches(WHOLE_HASH)).or(where::commit);
        var canSignIn = where instanceof BitbucketPipelines || SignInReading.isSignedInToBitbucket(reading);
        var name = repository
                .filter(full -> full.matches(BITBUCKET + "[^/]+/[^/]+"))
                .map(full -> full.substring(BITBUCKET.length()));
        if (!wished.orElse(!isRehearsal) || !canSignIn || name.isEmpty()) {
            return List.of();
        }
        return commit.filter(hash -> hash.matches(WHOLE_HASH))
                .map(hash -> new Arguments()
                        .option("--bitbucket", "pipe:" + name.get())
                        .option("--bitbucket-commit", hash)
                        .option("--bitbucket-link", where.link())
                        .all())
                .orElse(List.of());
    }
}
