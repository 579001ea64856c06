package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.CloudFault.Kind;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.NewInstance;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What becomes of an attempt: passed by the fence, tried again or not, told in our words. */
class CallsTest {
    private static final String NO_IMAGES = "<DescribeImagesResponse><imagesSet/></DescribeImagesResponse>";
    private static final String LAUNCHED =
            "<RunInstancesResponse><instancesSet><item><instanceId>i-1</instanceId></item>"
                    + "</instancesSet></RunInstancesResponse>";

    private final VirtualTime time = new VirtualTime();
    private final ScriptedHttp http = new ScriptedHttp();
    private final List<Duration> admitted = new ArrayList<>();

    private Cloud cloud(Fence fence) {
        return new AwsClouds(AwsSettings.rehearsal(http, time, time, 7)).open("prod", "eu-west-1", fence);
    }

    private Cloud cloud() {
        return cloud(() -> {
            admitted.add(Duration.ofSeconds(30));
            return Duration.ofSeconds(30);
        });
    }

    private static NewInstance order() {
        return new NewInstance(
                "ami-1",
                "t3.micro",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of("slipway:operation", "op-1"));
    }

    private CloudFault faultOf(Runnable call) {
        return catchThrowableOfType(CloudFault.class, call::run);
    }

    @Test
    void shouldPassTheFenceBeforeEachAttemptWhenThrottled() {
        http.ec2Refuses(503, "RequestLimitExceeded", "Request limit exceeded.")
                .ec2Refuses(503, "RequestLimitExceeded", "Request limit exceeded.")
                .ok(NO_IMAGES);

        assertThat(cloud().images().named("checkout-1")).isEmpty();

        assertThat(http.sent()).hasSize(3);
        assertThat(admitted).hasSize(3);
        assertThat(time.waits()).isNotEmpty();
    }

    @Test
    void shouldSendNothingMoreWhenTheFenceRefusesBetweenAttempts() {
        http.ec2Refuses(503, "RequestLimitExceeded", "Request limit exceeded.");
        Fence lostAfterOne = () -> {
            if (!http.sent().isEmpty()) {
                throw new IllegalStateException("the lease is lost");
            }
            return Duration.ofSeconds(30);
        };

        assertThatThrownBy(() -> cloud(lostAfterOne).images().named("x")).hasMessage("the lease is lost");
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void shouldEndAnAttemptWhenTheFencesTimeIsOver() {
        var slow = new SlowHttp();
        var clouds = new AwsClouds(AwsSettings.rehearsal(slow, time, time, 7));

        var fault = faultOf(() -> clouds.open("prod", "eu-west-1", () -> Duration.ofMillis(50))
                .instances()
                .launch(order(), "token-1"));

        assertThat(fault.kind()).isEqualTo(Kind.UNKNOWN_OUTCOME);
        assertThat(slow.aborted()).isPositive();
    }

    @Test
    void shouldGiveUpAsThrottledWhenRefusedAgainAndAgain() {
        for (int i = 0; i < 6; i++) {
            http.ec2Refuses(503, "RequestLimitExceeded", "Request limit exceeded.");
        }

        var fault = faultOf(() -> cloud().images().named("x"));

        assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(fault.code()).isEqualTo("RequestLimitExceeded");
        assertThat(http.finished()).isTrue();
    }

    @Test
    void shouldNotCallItRefusedWhenAnAttemptBeforeGotNoAnswer() {
        http.ec2Refuses(500, "InternalError", "An internal error has occurred");
        for (int i = 0; i < 5; i++) {
            http.ec2Refuses(503, "RequestLimitExceeded", "Request limit exceeded.");
        }

        var fault = faultOf(() -> cloud().instances().launch(order(), "token-1"));

        assertThat(fault.kind()).isEqualTo(Kind.UNKNOWN_OUTCOME);
        assertThat(fault).hasMessageContainingAll("Request limit exceeded", "it may have happened or not");
        assertThat(http.finished()).isTrue();
    }

    @Test
    void shouldCallAReadRefusedWhateverBecameOfItBefore() {
        http.ec2Refuses(500, "InternalError", "An internal error has occurred");
        for (int i = 0; i < 5; i++) {
            http.ec2Refuses(503, "RequestLimitExceeded", "Request limit exceeded.");
        }

        assertThat(faultOf(() -> cloud().images().named("x")).kind()).isEqualTo(Kind.THROTTLED);
    }

    @Test
    void shouldRepeatAReadWhenAwsFails() {
        http.ec2Refuses(500, "InternalError", "An internal error has occurred").ok(NO_IMAGES);

        assertThat(cloud().images().named("x")).isEmpty();
    }

    @Test
    void shouldNotRepeatAWriteWithoutTokenWhenItsOutcomeIsUnknown() {
        http.ec2Refuses(500, "InternalError", "An internal error has occurred");

        var fault = faultOf(() -> cloud().images().create("i-1", "checkout-1", "", Map.of()));

        assertThat(fault.kind()).isEqualTo(Kind.UNKNOWN_OUTCOME);
        assertThat(fault.call()).isEqualTo("ec2:CreateImage");
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void shouldRepeatAWriteWithTheSameTokenWhenTheReplyIsLost() {
        http.breaks(new IOException("Connection reset")).ok(LAUNCHED);

        assertThat(cloud().instances().launch(order(), "token-1")).isEqualTo("i-1");

        assertThat(http.sent())
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent.form()).containsEntry("ClientToken", "token-1"));
    }

    @Test
    void shouldLookNowhereElseWhenTheReplyOfACommandIsLost() {
        http.breaks(new SocketTimeoutException("Read timed out"));

        var fault = faultOf(() -> cloud().commands().send("i-1", List.of("true"), "op-1/patch", Duration.ofMinutes(1)));

        assertThat(fault.kind()).isEqualTo(Kind.UNKNOWN_OUTCOME);
        assertThat(fault).hasMessageContaining("Read timed out").hasMessageContaining("may have happened or not");
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void shouldNameTheEndpointWhenNothingListensThere() {
        for (int i = 0; i < 4; i++) {
            http.breaks(new ConnectException("Connection refused"));
        }

        var fault = faultOf(() -> cloud().images().create("i-1", "checkout-1", "", Map.of()));

        assertThat(fault.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(fault)
                .hasMessageContaining("http://rehearsal.invalid")
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("AWS_ENDPOINT_URL");
        assertThat(http.finished()).isTrue();
    }

    @Test
    void shouldWaitAndRepeatWhenAutoScalingContends() {
        http.ok("<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult><AutoScalingGroups><member>"
                        + "<AutoScalingGroupName>g</AutoScalingGroupName></member></AutoScalingGroups>"
                        + "</DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>")
                .queryRefuses(500, "ResourceContention", "You already have a pending update to this resource.")
                .ok("<StartInstanceRefreshResponse><StartInstanceRefreshResult><InstanceRefreshId>r-1"
                        + "</InstanceRefreshId></StartInstanceRefreshResult></StartInstanceRefreshResponse>");

        assertThat(cloud().fleets().startRefresh(Orders.refresh("g"))).isEqualTo("r-1");
    }

    @Test
    void shouldPauseTheSameWhenTheSeedIsTheSame() {
        assertThat(pausesOf(3)).isEqualTo(pausesOf(3)).isNotEqualTo(pausesOf(4));
    }

    private static List<Duration> pausesOf(long seed) {
        var time = new VirtualTime();
        var http = new ScriptedHttp();
        for (int i = 0; i < 5; i++) {
            http.ec2Refuses(503, "RequestLimitExceeded", "Request limit exceeded.");
        }
        new AwsClouds(AwsSettings.rehearsal(http.ok(NO_IMAGES), time, time, seed))
                .open("prod", "eu-west-1", Fence.NONE)
                .images()
                .named("x");
        return time.waits();
    }

    @Test
    void shouldStopWaitingWhenInterrupted() {
        http.ec2Refuses(503, "RequestLimitExceeded", "Request limit exceeded.");
        var clouds = new AwsClouds(AwsSettings.rehearsal(
                http,
                time,
                duration -> {
                    throw new InterruptedException("stop");
                },
                7));

        var fault = faultOf(
                () -> clouds.open("prod", "eu-west-1", Fence.NONE).images().named("x"));

        assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void shouldKeepTheCauseWhenAwsRefuses() {
        http.ec2Refuses(400, "InvalidParameterValue", "Value (x) for parameter instanceType is invalid.");

        var fault = faultOf(() -> cloud().instances().launch(order(), "token-1"));

        assertThat(fault.kind()).isEqualTo(Kind.INVALID);
        assertThat(fault).hasCauseInstanceOf(AwsServiceException.class);
        assertThat(fault)
                .hasMessage("ec2:RunInstances in eu-west-1 (connection 'prod') was refused: Value (x) for parameter"
                        + " instanceType is invalid. [InvalidParameterValue, request req-1]");
    }

    @Test
    void shouldSignAtTheClocksTimeWhenItIsVirtual() {
        http.ok(NO_IMAGES);

        cloud().images().named("x");

        assertThat(http.last().header("X-Amz-Date")).isEqualTo("20260301T120000Z");
        assertThat(http.last().header("Authorization")).contains("/20260301/eu-west-1/ec2/aws4_request");
    }

    @Test
    void shouldNameWhatIsNearWhenTheRegionIsUnknown() {
        var clouds = new AwsClouds(AwsSettings.rehearsal(http, time, time, 7));

        assertThatThrownBy(() -> clouds.open("prod", "eu-wset-1", Fence.NONE))
                .isInstanceOf(CloudFault.class)
                .hasMessageContaining("'eu-wset-1'")
                .hasMessageContaining("eu-west-1");
    }

    @Test
    void shouldFailATestThatLeavesATokenToTheSdk() {
        assertThatThrownBy(() -> cloud().instances().launch(order(), null))
                .isInstanceOf(AssertionError.class)
                .hasMessage("RunInstancesRequest leaves ClientToken to the SDK");
        assertThat(http.sent()).isEmpty();
    }
}
