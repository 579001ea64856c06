package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault.Kind;
import io.jenkins.plugins.slipway.cloud.WebIdentity;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** No session for a web identity token, in the middle of a call that was not sent therefore; never holds the token. */
final class SignInRefused extends SdkClientException {
    static final String ACTION = "sts:AssumeRoleWithWebIdentity";
    private static final long serialVersionUID = 1L;
    private static final int SERVER_ERROR = 500;

    private final Kind kind;
    private final String code;

    private SignInRefused(Kind kind, String code, String message, Throwable cause) {
        super(builder().message(message).cause(cause));
        this.kind = kind;
        this.code = code;
    }

    /** There is none where it should be. */
    static SignInRefused noToken(WebIdentity identity, String why, Throwable cause) {
        var remedy = identity.token() instanceof WebIdentity.InFile
                ? "Have the build system write it there, or name another file"
                : "In Bitbucket Pipelines, 'oidc: true' in the step sets it";
        return new SignInRefused(
                Kind.CREDENTIALS,
                "NoToken",
                "found no token to sign in with: %s %s. %s.".formatted(identity.token(), why, remedy),
                cause);
    }

    /** AWS would not have it. @param claims empty when the token is none */
    static SignInRefused by(
            AwsServiceException answer, WebIdentity identity, Optional<TokenClaims> claims, Instant now) {
        var details = answer.awsErrorDetails();
        var code = details == null || details.errorCode() == null ? "" : details.errorCode();
        var said = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        var told = claims.map(known -> "The token of %s says %s.".formatted(identity.token(), known))
                .orElse("What is in %s is no JSON Web Token.".formatted(identity.token()));
        return new SignInRefused(
                kind(code, said, answer.statusCode()),
                code,
                "was refused: %s %s %s".formatted(ended(said), told, advice(code, said, identity, claims, now)),
                answer);
    }

    /** That nothing was sent makes a failure of STS harmless for the call that needed a session. */
    private static Kind kind(String code, String said, int status) {
        var known = ErrorCodes.kind(code, said);
        if (known.filter(Kind.THROTTLED::equals).isPresent()) {
            return Kind.THROTTLED;
        }
        return code.equals("IDPCommunicationError") || status >= SERVER_ERROR ? Kind.UNREACHABLE : Kind.CREDENTIALS;
    }

    private static String advice(
            String code, String said, WebIdentity identity, Optional<TokenClaims> claims, Instant now) {
        var role = identity.roleArn();
        if (code.startsWith("ExpiredToken")) {
            return "Its exp is past, it is %s: run the step again for a new one; an operation that has begun is gone on with."
                    .formatted(now);
        }
        if (claims.isEmpty()) {
            return "Put the token there as the build system gives it, unchanged.";
        }
        var provider = claims.get().provider();
        var audience = String.join("\" or \"", claims.get().audience());
        if (said.contains("audience")) {
            return "Its aud is not taken: add \"%s\" to the audiences of the identity provider %s in IAM, and to the condition \"%s:aud\" in the trust policy of %s."
                    .formatted(audience, provider, provider, role);
        }
        if (said.contains("OpenIDConnect provider")) {
            return "Its iss is not known to the account: add the identity provider %s in IAM, with the audience \"%s\"."
                    .formatted(claims.get().issuer().orElse("(no iss)"), audience);
        }
        if (code.equals("AccessDenied")) {
            return "The trust policy of %s does not take it: it must allow %s to the federated principal oidc-provider/%s where \"%s:aud\" is \"%s\" and \"%s:sub\" is like \"%s\"."
                    .formatted(
                            role,
                            ACTION,
                            provider,
                            provider,
                            audience,
                            provider,
                            claims.get().subject().orElse("(no sub)"));
        }
        return "Compare iss, aud, sub and exp with the trust policy of %s (docs/bitbucket.md shows one)."
                .formatted(role);
    }

    private static String ended(String said) {
        return said.isEmpty() || said.endsWith(".") ? said : said + ".";
    }

    Kind kind() {
        return kind;
    }

    String code() {
        return code;
    }
}
