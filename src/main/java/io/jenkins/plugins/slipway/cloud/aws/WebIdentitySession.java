package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.WebIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * The session of a web identity, by the clock of its account: begun when first needed, renewed as long as the token is taken. The
 * SDK's own provider goes by the system's time and tells nobody when it ends.
 */
final class WebIdentitySession implements AwsCredentialsProvider {
    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(5);
    /** The last chance: what is renewed then outlives the token by a whole session. */
    private static final Duration BEFORE_TOKEN_ENDS = Duration.ofMinutes(1);

    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(20);

    private record Session(AwsCredentials credentials, Instant expires, Instant renewed) {}

    private final WebIdentity identity;
    private final Clock clock;
    private final Supplier<StsClient> sts;
    private final UnaryOperator<String> environment;
    private Session session;
    private Instant refused;

    /** @param sts whose calls are not signed @param environment of this process */
    WebIdentitySession(WebIdentity identity, Clock clock, Supplier<StsClient> sts, UnaryOperator<String> environment) {
        this.identity = identity;
        this.clock = clock;
        this.sts = sts;
        this.environment = environment;
    }

    /** @throws SignInRefused when there is no session, and none to be had */
    @Override
    public synchronized AwsCredentials resolveCredentials() {
        var now = clock.instant();
        if (session == null || !now.isBefore(session.renewed())) {
            try {
                session = begun(now);
                refused = null;
            } catch (SdkClientException e) {
                refused = isFinal(e) ? now : refused;
                if (session == null || !now.isBefore(session.expires())) {
                    throw e;
                }
                session = new Session(session.credentials(), session.expires(), now.plus(AFTER_REFUSAL));
            }
        }
        return session.credentials();
    }

    /** Not for a network that is away for a while. */
    private static boolean isFinal(SdkClientException e) {
        return e instanceof SignInRefused no && no.kind() == CloudFault.Kind.CREDENTIALS;
    }

    /**
     * From when on nothing can be called any more, as far as can be known now; empty before the first call. A token that lives is
     * renewed from.
     */
    synchronized Optional<Instant> ends() {
        if (session == null) {
            return Optional.ofNullable(refused);
        }
        return Optional.of(
                refused == null
                        ? renewable().filter(session.expires()::isBefore).orElse(session.expires())
                        : session.expires());
    }

    private Optional<Instant> renewable() {
        var last = claims().flatMap(TokenClaims::expires).map(end -> end.minus(BEFORE_TOKEN_ENDS));
        return last.filter(clock.instant()::isBefore).map(end -> end.plus(identity.sessionLength()));
    }

    private Optional<TokenClaims> claims() {
        try {
            return TokenClaims.of(token());
        } catch (SignInRefused gone) {
            return Optional.empty();
        }
    }

    /** A service does not take the session's credentials: it has ended before its time. */
    synchronized void reject() {
        session = null;
    }

    private Session begun(Instant now) {
        var token = token();
        var claims = TokenClaims.of(token);
        try {
            var credentials = sts.get()
                    .assumeRoleWithWebIdentity(request -> request.roleArn(identity.roleArn())
                            .roleSessionName(identity.sessionName())
                            .durationSeconds((int) identity.sessionLength().toSeconds())
                            .webIdentityToken(token))
                    .credentials();
            return session(credentials, now, claims.flatMap(TokenClaims::expires));
        } catch (AwsServiceException e) {
            throw SignInRefused.by(e, identity, claims, now);
        }
    }

    private static Session session(Credentials credentials, Instant now, Optional<Instant> tokenEnds) {
        var beforeEnd = credentials.expiration().minus(BEFORE_ITS_END);
        var renewed = tokenEnds
                .map(end -> end.minus(BEFORE_TOKEN_ENDS))
                .filter(last -> last.isBefore(beforeEnd) && last.isAfter(now.plus(BEFORE_TOKEN_ENDS)))
                .orElse(beforeEnd);
        return new Session(
                AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()),
                credentials.expiration(),
                renewed);
    }

    private String token() {
        var token = identity.token() instanceof WebIdentity.InFile in
                ? read(in)
                : environment.apply(((WebIdentity.InVariable) identity.token()).name());
        if (token == null || token.isBlank()) {
            throw SignInRefused.noToken(identity, token == null ? "is not set" : "is empty", null);
        }
        return token.strip();
    }

    private String read(WebIdentity.InFile in) {
        try {
            return Files.readString(in.file());
        } catch (IOException unreadable) {
            throw SignInRefused.noToken(
                    identity, "cannot be read (" + unreadable.getClass().getSimpleName() + ")", unreadable);
        }
    }
}
