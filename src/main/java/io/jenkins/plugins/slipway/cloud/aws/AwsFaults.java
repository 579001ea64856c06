package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.CloudFault.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Puts what AWS or the way to it answered into our words: what, where, what to do. */
final class AwsFaults {
    private static final int SERVER_ERROR = 500;
    private static final String ASSUME_ROLE = "sts:AssumeRole";

    private final Account account;
    private final String region;

    AwsFaults(Account account, String region) {
        this.account = account;
        this.region = region;
    }

    CloudFault of(Api api, SdkException e) {
        return e instanceof AwsServiceException answer ? answered(api, answer) : unanswered(api, e);
    }

    /** @param what continues the call's name: "was refused: …" */
    CloudFault fault(Api api, Kind kind, String code, String what, Throwable cause) {
        return named(api.action(), kind, code, what, cause);
    }

    private CloudFault answered(Api api, AwsServiceException e) {
        var details = e.awsErrorDetails();
        var code = details == null || details.errorCode() == null ? "" : details.errorCode();
        var said = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        var kind = ErrorCodes.kind(code, said).orElseGet(() -> byStatus(e.statusCode()));
        var called = calledAction(api, details == null ? "" : details.serviceName(), said);
        var text = switch (kind) {
            case DENIED -> "was denied. " + Denial.read(said, called).advice(account.credentialsSource());
            case CREDENTIALS -> "was refused for its credentials (" + said + "). " + renew();
            case NOT_MODELLED -> "is not modelled by the rehearsal: " + said;
            case UNKNOWN_OUTCOME ->
                "failed inside AWS (HTTP " + e.statusCode() + "): " + said + " It may have happened or not.";
            default -> "was refused: " + said;
        };
        return named(called, kind, code, text + reference(code, e.requestId()), e);
    }

    private CloudFault unanswered(Api api, SdkException e) {
        var chain = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .toList();
        var isForCredentials = chain.stream().anyMatch(NoCredentials.class::isInstance);
        var refused = chain.stream()
                .filter(SignInRefused.class::isInstance)
                .map(SignInRefused.class::cast)
                .findFirst();
        if (refused.isPresent()) {
            return named(
                    SignInRefused.ACTION,
                    refused.get().kind(),
                    refused.get().code(),
                    refused.get().getMessage(),
                    e);
        }
        var neverSent = chain.stream().filter(AwsFaults::neverSent).findFirst();
        if (isForCredentials && neverSent.isPresent()) {
            return fault(
                    api,
                    Kind.UNREACHABLE,
                    "",
                    "could not fetch its credentials, nobody answers there (" + reason(neverSent.get())
                            + "). They come from " + account.credentialsSource()
                            + ": check the network from here to there.",
                    e);
        }
        if (isForCredentials) {
            return fault(
                    api,
                    Kind.CREDENTIALS,
                    "",
                    "found no credentials (" + withoutProviders(reason(e)) + "). " + renew(),
                    e);
        }
        return neverSent
                .map(cause -> unreachable(api, cause, e))
                .orElseGet(() -> fault(
                        api,
                        Kind.UNKNOWN_OUTCOME,
                        "",
                        "got no answer (" + reason(chain.get(chain.size() - 1)) + "). It may have happened or not.",
                        e));
    }

    private CloudFault unreachable(Api api, Throwable cause, SdkException e) {
        var where =
                account.endpoint().map(Object::toString).orElse("AWS's endpoint of " + api.service() + " in " + region);
        var what = "did not reach " + where + " (" + reason(cause) + "). Check the endpoint of connection '"
                + account.connection().name()
                + "' (or --endpoint-url, AWS_ENDPOINT_URL), and the network from here to there.";
        return fault(api, Kind.UNREACHABLE, "", what, e);
    }

    private CloudFault named(String action, Kind kind, String code, String what, Throwable cause) {
        var message = action + " in " + region + " (connection '"
                + account.connection().name() + "') " + what;
        return new CloudFault(kind, action, code, message, cause);
    }

    /** Getting credentials is a call of its own, to STS, in the middle of another. */
    private static String calledAction(Api api, String answeringService, String said) {
        var forCredentials =
                "Sts".equals(answeringService) && (!api.service().equals("sts") || said.contains(ASSUME_ROLE));
        return forCredentials ? ASSUME_ROLE : api.action();
    }

    private String renew() {
        if (account.connection().webIdentity().isPresent()) {
            return "They come from " + account.credentialsSource()
                    + "; a new session is asked for while that token lives, then a new token is needed: run the step again.";
        }
        if (account.connection().credentialsId().isPresent()) {
            return "They come from " + account.credentialsSource()
                    + "; correct them, or the connection, or this machine's clock, then resume.";
        }
        var profile = account.connection().profile();
        var login = profile.map(name -> "aws sso login --profile " + name)
                .orElse("a new login, or the environment's AWS_* variables");
        return "They come from " + account.credentialsSource() + "; renew them (" + login
                + ") or correct the connection, check this machine's clock, then resume.";
    }

    private static Kind byStatus(int status) {
        return status >= SERVER_ERROR ? Kind.UNKNOWN_OUTCOME : Kind.INVALID;
    }

    private static boolean neverSent(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException
                || cause instanceof SocketTimeoutException
                        && reason(cause).toLowerCase(Locale.ROOT).contains("connect timed out");
    }

    /** The default chain tells at length why each of its providers has none; that is in the cause. */
    private static String withoutProviders(String reason) {
        var providers = reason.indexOf(" AwsCredentialsProviderChain(");
        return providers < 0 ? reason : reason.substring(0, providers);
    }

    private static String reason(Throwable cause) {
        return cause instanceof UnknownHostException
                ? "unknown host " + cause.getMessage()
                : cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String reference(String code, String requestId) {
        var request = requestId == null ? "" : ", request " + requestId;
        return code.isEmpty() && request.isEmpty() ? "" : " [" + (code.isEmpty() ? "no code" : code) + request + "]";
    }
}
