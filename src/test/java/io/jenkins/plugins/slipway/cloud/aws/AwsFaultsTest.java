package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.CloudFault.Kind;
import io.jenkins.plugins.slipway.cloud.Connection;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** AWS's words into ours. */
class AwsFaultsTest {
    private static final Connection PROD = new Connection(
            "prod",
            "eu-west-1",
            Optional.of("deploy"),
            Optional.of("arn:aws:iam::123456789012:role/slipway"),
            Optional.empty(),
            Optional.empty(),
            false);
    private final AwsFaults faults = new AwsFaults(new Account(PROD, null, Optional.empty()), "eu-west-1");

    private CloudFault read(Api api, String service, int status, String code, String message) {
        return faults.of(api, (AwsServiceException) Ec2Exception.builder()
                .statusCode(status)
                .requestId("req-9")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .serviceName(service)
                        .build())
                .build());
    }

    @ParameterizedTest
    @CsvSource({
        "503, RequestLimitExceeded, THROTTLED",
        "400, Throttling, THROTTLED",
        "400, ThrottlingException, THROTTLED",
        "429, TooManyRequestsException, THROTTLED",
        "500, ResourceContention, THROTTLED",
        "500, InternalError, UNKNOWN_OUTCOME",
        "503, Unavailable, UNKNOWN_OUTCOME",
        "503, ServiceUnavailable, UNKNOWN_OUTCOME",
        "500, InsufficientInstanceCapacity, NO_CAPACITY",
        "400, InstanceLimitExceeded, LIMIT",
        "400, VcpuLimitExceeded, LIMIT",
        "400, TooManyTargetGroups, LIMIT",
        "400, LimitExceeded, LIMIT",
        "400, InvalidAMIID.NotFound, NOT_FOUND",
        "400, InvalidAMIID.Unavailable, NOT_FOUND",
        "400, InvalidInstanceID.NotFound, NOT_FOUND",
        "400, InvalidInstanceID.Malformed, INVALID",
        "400, InvalidLaunchTemplateId.NotFound, NOT_FOUND",
        "400, InvalidLaunchTemplateId.VersionNotFound, NOT_FOUND",
        "400, InvalidLaunchTemplateName.NotFoundException, NOT_FOUND",
        "400, TargetGroupNotFound, NOT_FOUND",
        "400, RuleNotFound, NOT_FOUND",
        "400, ParameterNotFound, NOT_FOUND",
        "400, ActiveInstanceRefreshNotFound, NOT_FOUND",
        "400, InvalidAMIName.Duplicate, ALREADY_EXISTS",
        "400, DuplicateTargetGroupName, ALREADY_EXISTS",
        "400, AlreadyExists, ALREADY_EXISTS",
        "400, ParameterAlreadyExists, ALREADY_EXISTS",
        "400, InstanceRefreshInProgress, BUSY",
        "400, ScalingActivityInProgress, BUSY",
        "400, ResourceInUse, BUSY",
        "400, IdempotentParameterMismatch, INVALID",
        "400, ValidationError, INVALID",
        "400, ExpiredToken, CREDENTIALS",
        "400, RequestExpired, CREDENTIALS",
        "403, InvalidClientTokenId, CREDENTIALS",
        "400, UnrecognizedClientException, CREDENTIALS",
        "403, UnauthorizedOperation, DENIED",
        "400, AccessDeniedException, DENIED",
        "400, NotModelled, NOT_MODELLED",
    })
    void shouldClassifyByCodeBeforeStatus(int status, String code, Kind kind) {
        var fault = read(Api.DESCRIBE_IMAGES, "Ec2", status, code, "said so");

        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault).hasMessageContaining("ec2:DescribeImages in eu-west-1 (connection 'prod')");
    }

    @Test
    void shouldTellASourceOfCredentialsThatNobodyReachesFromCredentialsThatAreWrong() {
        var away = unread(SdkClientException.create("Unable to load", new UnknownHostException("portal.sso.aws")));
        var wrong = unread(SdkClientException.create("Profile file contained no credentials for profile 'deploy'"));

        assertThat(away.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(away).hasMessageContaining("nobody answers there (unknown host portal.sso.aws)");
        assertThat(wrong.kind()).isEqualTo(Kind.CREDENTIALS);
    }

    private CloudFault unread(SdkClientException e) {
        var provider = NoCredentials.marked(() -> {
            throw e;
        });
        try {
            provider.resolveCredentials();
            throw new AssertionError("there were credentials");
        } catch (SdkClientException marked) {
            return faults.of(Api.DESCRIBE_IMAGES, marked);
        }
    }

    @Test
    void shouldNameActionAndResourceWhenAQueryServiceDenies() {
        var fault = read(
                Api.MODIFY_RULE,
                "ElasticLoadBalancingV2",
                403,
                "AccessDenied",
                "User: arn:aws:sts::123456789012:assumed-role/slipway/s is not authorized to perform:"
                        + " elasticloadbalancing:ModifyRule on resource:"
                        + " arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/a/1/2/3 because no"
                        + " identity-based policy allows the elasticloadbalancing:ModifyRule action");

        assertThat(fault)
                .hasMessageContaining("lacks the IAM action elasticloadbalancing:ModifyRule on"
                        + " arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/a/1/2/3"
                        + " (because no identity-based policy allows the elasticloadbalancing:ModifyRule action)")
                .hasMessageContaining("role arn:aws:iam::123456789012:role/slipway through profile 'deploy'");
    }

    @Test
    void shouldNameTheActionBehindTheCallWhenEc2DeniesThat() {
        var fault = read(
                Api.RUN_INSTANCES,
                "Ec2",
                403,
                "UnauthorizedOperation",
                "You are not authorized to perform this operation. User: arn:aws:iam::1:user/u is not authorized to"
                        + " perform: iam:PassRole on resource: arn:aws:iam::1:role/builder with an explicit deny in a"
                        + " service control policy. Encoded authorization failure message: ZZZZ");

        assertThat(fault)
                .hasMessageContaining("iam:PassRole on arn:aws:iam::1:role/builder (with an explicit deny in a service"
                        + " control policy)")
                .hasMessageContaining("decode-authorization-message")
                .hasMessageNotContaining("ZZZZ");
    }

    @Test
    void shouldNameTheCallWhenAwsDoesNotSayWhatIsMissing() {
        var fault = read(
                Api.CREATE_IMAGE,
                "Ec2",
                403,
                "UnauthorizedOperation",
                "You are not authorized to perform this operation. Encoded authorization failure message: ZZZZ");

        assertThat(fault).hasMessageContaining("lacks the IAM action ec2:CreateImage (");
    }

    @Test
    void shouldNameAssumeRoleWhenTheRoleItselfIsDenied() {
        var fault = read(
                Api.DESCRIBE_IMAGES,
                "Sts",
                403,
                "AccessDenied",
                "User: arn:aws:iam::1:user/u is not authorized to perform: sts:AssumeRole on resource:"
                        + " arn:aws:iam::123456789012:role/slipway");

        assertThat(fault.call()).isEqualTo("sts:AssumeRole");
        assertThat(fault).hasMessageContaining("sts:AssumeRole on arn:aws:iam::123456789012:role/slipway");
    }

    @Test
    void shouldTellWrongKeysFromAnImageThatIsNotShared() {
        var wrongKeys = read(
                Api.RUN_INSTANCES,
                "Ec2",
                401,
                "AuthFailure",
                "AWS was not able to validate the provided access credentials");
        var notShared = read(Api.RUN_INSTANCES, "Ec2", 403, "AuthFailure", "Not authorized for images: [ami-1]");

        assertThat(wrongKeys.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(notShared.kind()).isEqualTo(Kind.DENIED);
        assertThat(notShared).hasMessageContaining("Not authorized for images: [ami-1]");
    }

    @Test
    void shouldSayHowToRenewWhenCredentialsExpired() {
        var fault = read(Api.DESCRIBE_IMAGES, "Ec2", 400, "RequestExpired", "Request has expired.");

        assertThat(fault)
                .hasMessageContaining("Request has expired.")
                .hasMessageContaining("aws sso login --profile deploy")
                .hasMessageContaining("clock");
    }

    @Test
    void shouldFindNothingWhenAutoScalingSaysSoInWords() {
        var fault = read(
                Api.SUSPEND_PROCESSES,
                "AutoScaling",
                400,
                "ValidationError",
                "AutoScalingGroup name not found - AutoScalingGroup 'checkout' not found");

        assertThat(fault.kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void shouldNotKnowTheOutcomeWhenTheAnswerBreaksOff() {
        var fault = faults.of(
                Api.CREATE_IMAGE, SdkClientException.create("Unable to execute", new IOException("Premature EOF")));

        assertThat(fault.kind()).isEqualTo(Kind.UNKNOWN_OUTCOME);
        assertThat(fault).hasMessageContaining("Premature EOF");
    }

    @Test
    void shouldAskForAnotherNameWhenTheConnectionIsNotDefined() {
        var clouds = new AwsClouds(AwsSettings.real(name -> Optional.empty(), Optional.empty()));

        var fault = catchThrowableOfType(
                CloudFault.class, () -> clouds.open("prdo", "eu-west-1", io.jenkins.plugins.slipway.cloud.Fence.NONE));

        assertThat(fault.kind()).isEqualTo(Kind.INVALID);
        assertThat(fault).hasMessageContaining("'prdo'").hasMessageContaining("--connections");
    }
}
