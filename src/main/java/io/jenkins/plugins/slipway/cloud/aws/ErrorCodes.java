package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** AWS's error codes in our words. */
final class ErrorCodes {
    private static final Set<String> THROTTLED = Set.of(
            "RequestLimitExceeded",
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "Throttled",
            "RequestThrottled",
            "RequestThrottledException",
            "TooManyRequests",
            "TooManyRequestsException",
            "RateExceeded",
            "RateExceededException",
            "SlowDown",
            "BandwidthLimitExceeded",
            "EC2ThrottledException",
            "PriorRequestNotComplete",
            "TooManyUpdates",
            // HTTP 500, yet nothing happened: Auto Scaling is busy with another update of the resource
            "ResourceContention",
            "ResourceContentionFault");
    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "InvalidAccessKeyId",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "OptInRequired",
            "NotSignedUp");
    private static final Set<String> DENIED = Set.of(
            "UnauthorizedOperation",
            "Client.UnauthorizedOperation",
            "AccessDenied",
            "AccessDeniedException",
            "AccessDeniedFault",
            "NotAuthorized",
            "UnauthorizedAccess");
    private static final Set<String> BUSY = Set.of(
            "InstanceRefreshInProgress",
            "InstanceRefreshInProgressFault",
            "ScalingActivityInProgress",
            "ScalingActivityInProgressFault",
            "ResourceInUse",
            "ResourceInUseFault",
            "InvalidSnapshot.InUse");
    private static final Set<String> NOT_FOUND =
            Set.of("InvalidAMIID.Unavailable", "InvocationDoesNotExist", "InvalidCommandId", "InvalidInstanceId");
    private static final Set<String> ALREADY_EXISTS =
            Set.of("AlreadyExists", "AlreadyExistsFault", "DuplicateTargetGroupName", "ConflictException");
    private static final Set<String> NOT_MODELLED = Set.of("NotModelled");
    /** It refuses an action that it does not have with the code that AWS has for that. */
    private static final String UNKNOWN_TO_REHEARSAL = "is not modelled by the Slipway rehearsal";

    private static final Pattern MISSING = Pattern.compile("NotFound(Fault|Exception)?$");
    private static final Pattern TAKEN = Pattern.compile("(Duplicate|AlreadyExists(Exception|Fault)?)$");
    private static final Pattern NO_CAPACITY = Pattern.compile("^Insufficient\\w*Capacity");
    private static final Pattern LIMIT = Pattern.compile("LimitExceeded|^TooMany|QuotaExceeded|^MaxSpotInstanceCount");

    private ErrorCodes() {}

    /** Empty when only the HTTP status can tell. The order matters: {@code RequestLimitExceeded} is no limit of the account. */
    static Optional<Kind> kind(String code, String message) {
        if (THROTTLED.contains(code)) {
            return Optional.of(Kind.THROTTLED);
        }
        if (NOT_MODELLED.contains(code) || message.contains(UNKNOWN_TO_REHEARSAL)) {
            return Optional.of(Kind.NOT_MODELLED);
        }
        if (code.equals("AuthFailure")) {
            // EC2 says this of wrong keys, and of an image or snapshot that is not shared with the account.
            return Optional.of(message.contains("validate the provided access") ? Kind.CREDENTIALS : Kind.DENIED);
        }
        if (CREDENTIALS.contains(code)) {
            return Optional.of(Kind.CREDENTIALS);
        }
        if (DENIED.contains(code)) {
            return Optional.of(Kind.DENIED);
        }
        if (BUSY.contains(code)) {
            return Optional.of(Kind.BUSY);
        }
        if (NOT_FOUND.contains(code) || MISSING.matcher(code).find() || autoScalingFoundNothing(code, message)) {
            return Optional.of(Kind.NOT_FOUND);
        }
        if (ALREADY_EXISTS.contains(code) || TAKEN.matcher(code).find()) {
            return Optional.of(Kind.ALREADY_EXISTS);
        }
        if (NO_CAPACITY.matcher(code).find()) {
            return Optional.of(Kind.NO_CAPACITY);
        }
        return LIMIT.matcher(code).find() ? Optional.of(Kind.LIMIT) : Optional.empty();
    }

    /** Auto Scaling has no code for it: "AutoScalingGroup name not found - AutoScalingGroup 'x' not found". */
    private static boolean autoScalingFoundNothing(String code, String message) {
        return code.equals("ValidationError") && message.contains("not found");
    }
}
