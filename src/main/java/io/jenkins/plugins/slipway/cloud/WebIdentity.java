package io.jenkins.plugins.slipway.cloud;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a connection signs in without keys: a build system vouches for its step with a token (OpenID Connect), for which AWS lends
 * a role for a while.
 *
 * @param roleArn the role whose trust policy takes the token
 * @param sessionName 2 to 64 letters, digits and {@code +=,.@_-}; CloudTrail shows it
 * @param sessionLength 15 min to 12 h, and no longer than the role allows
 */
public record WebIdentity(String roleArn, Source token, String sessionName, Duration sessionLength) {
    public static final Duration USUAL_LENGTH = Duration.ofHours(1);

    /** Where the token is: it is looked up whenever it is needed, and never kept. */
    public sealed interface Source {}

    /** Written anew by somebody before it ends, or not. */
    public record InFile(Path file) implements Source {
        @Override
        public String toString() {
            return "the file " + file;
        }
    }

    /** In the environment of this process, so it stays what it was when the process began. */
    public record InVariable(String name) implements Source {
        @Override
        public String toString() {
            return "the variable " + name;
        }
    }
}
