package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.cloud.Connection;
import io.jenkins.plugins.slipway.cloud.WebIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How connections sign in by the token of a build's step.
 *
 * <p>Where there is no connections file, {@code AWS_ROLE_ARN}, a token and a region in the environment serve every connection that a
 * spec names; the token is in the file {@code AWS_WEB_IDENTITY_TOKEN_FILE}, or in {@code BITBUCKET_STEP_OIDC_TOKEN}.
 */
final class TokenSignIn {
    private static final String ROLE = "AWS_ROLE_ARN";
    private static final String FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
    private static final String TOKEN = "BITBUCKET_STEP_OIDC_TOKEN";
    private static final String ROLE_ARN = "arn:aws[a-z-]*:iam::[0-9]{12}:role/.+";
    private static final int LONGEST_NAME = 64;
    private static final int SHORTEST_MINUTES = 15;
    private static final int LONGEST_MINUTES = 720;

    private final UnaryOperator<String> environment;

    /** @param environment of this process: a variable's value, or null */
    TokenSignIn(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** {@code webIdentity} of a connection as it is written. */
    record Entry(String roleArn, String tokenFile, String tokenEnvironment, Integer sessionMinutes) {}

    /** @param where for messages: the file and the connection @throws WrongUsage when it is not as it should be */
    WebIdentity read(Entry entry, String where) {
        if (entry.roleArn() == null || !entry.roleArn().matches(ROLE_ARN)) {
            throw new WrongUsage(
                    "%s: webIdentity needs the ARN of the role that takes the token; write one such as 'roleArn: arn:aws:iam::111122223333:role/slipway'"
                            .formatted(where));
        }
        if ((entry.tokenFile() == null) == (entry.tokenEnvironment() == null)) {
            throw new WrongUsage(
                    "%s: webIdentity needs to know where the token is: write either 'tokenFile: PATH' or 'tokenEnvironment: %s'"
                            .formatted(where, TOKEN));
        }
        if (entry.tokenEnvironment() != null && !entry.tokenEnvironment().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            // it may be the token itself, so it is not repeated
            throw new WrongUsage(
                    "%s: webIdentity.tokenEnvironment is no name of a variable; write the name of the one that holds the token, such as %s"
                            .formatted(where, TOKEN));
        }
        var minutes = Optional.ofNullable(entry.sessionMinutes()).orElse((int) WebIdentity.USUAL_LENGTH.toMinutes());
        if (minutes < SHORTEST_MINUTES || minutes > LONGEST_MINUTES) {
            throw new WrongUsage("%s: webIdentity.sessionMinutes is %d; AWS takes %d to %d"
                    .formatted(where, minutes, SHORTEST_MINUTES, LONGEST_MINUTES));
        }
        var token = entry.tokenFile() == null
                ? new WebIdentity.InVariable(entry.tokenEnvironment())
                : new WebIdentity.InFile(Path.of(entry.tokenFile()));
        return new WebIdentity(entry.roleArn(), token, sessionName(), Duration.ofMinutes(minutes));
    }

    /**
     * The connection that the environment alone defines; empty where it names no role.
     *
     * @param endpoint where its calls go instead of to AWS
     * @throws WrongUsage when something of it is missing or wrong
     */
    Optional<Connection> ofEnvironment(String name, Optional<URI> endpoint, String regionIfNone) {
        var role = of(ROLE);
        var token = of(FILE).<WebIdentity.Source>map(file -> new WebIdentity.InFile(Path.of(file)))
                .or(() -> of(TOKEN).map(there -> new WebIdentity.InVariable(TOKEN)));
        if (role.isEmpty() || token.isEmpty() && endpoint.isPresent()) {
            return Optional.empty();
        }
        if (!role.get().matches(ROLE_ARN)) {
            throw new WrongUsage(
                    "%s is '%s', which is not the ARN of a role; write one such as arn:aws:iam::111122223333:role/slipway"
                            .formatted(ROLE, role.get()));
        }
        if (token.isEmpty()) {
            throw new WrongUsage(
                    "%s is set, but there is no token to sign in with: write 'oidc: true' into the step of the pipeline, or set %s"
                            .formatted(ROLE, FILE));
        }
        var region = of("AWS_REGION").or(() -> of("AWS_DEFAULT_REGION"));
        if (region.isEmpty() && endpoint.isEmpty()) {
            throw new WrongUsage("%s is set, but no region: set AWS_REGION, such as eu-central-1".formatted(ROLE));
        }
        return Optional.of(new Connection(
                        name,
                        region.orElse(regionIfNone),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        endpoint.map(URI::toString),
                        false)
                .signingInBy(new WebIdentity(role.get(), token.get(), sessionName(), WebIdentity.USUAL_LENGTH)));
    }

    private Optional<String> of(String variable) {
        return Optional.ofNullable(environment.apply(variable)).filter(value -> !value.isBlank());
    }

    /** Which step of which repository it was, for those who read CloudTrail. */
    String sessionName() {
        var name = of("AWS_ROLE_SESSION_NAME")
                .or(() -> build("BITBUCKET_REPO_SLUG", "BITBUCKET_BUILD_NUMBER", "BITBUCKET_STEP_UUID"))
                .or(() -> build("GITHUB_REPOSITORY", "GITHUB_RUN_ID", "GITHUB_JOB"))
                .orElse("slipway");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private Optional<String> build(String repository, String number, String step) {
        return of(repository).map(full -> {
            var slug = full.substring(full.indexOf('/') + 1);
            return "slipway-%s-%s-%s"
                    .formatted(
                            slug.substring(0, Math.min(slug.length(), 32)),
                            of(number).orElse("0"),
                            of(step).orElse("step").replaceAll("[{}]", ""))
                    .replaceAll("[^\\w+=,.@-]", "-")
                    .toLowerCase(Locale.ROOT);
        });
    }
}
