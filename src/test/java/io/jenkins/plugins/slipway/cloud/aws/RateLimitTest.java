package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.slipway.cloud.Fence;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final VirtualTime time = new VirtualTime();
    private final RateLimit limit = new RateLimit(new Rate(10, 5), time.instant());

    private void take() {
        time.await(limit.take(time.instant(), PATIENCE).orElseThrow());
    }

    @Test
    void shouldLetABurstPassAndThenTheRate() {
        var start = time.instant();
        for (int i = 0; i < 10; i++) {
            take();
        }
        assertThat(time.instant()).isEqualTo(start);

        for (int i = 0; i < 50; i++) {
            take();
        }
        assertThat(Duration.between(start, time.instant()).toMillis()).isCloseTo(10_000L, within(10L));
    }

    @Test
    void shouldHalveOnceWhenSeveralRefusalsAnswerTheSameBurst() {
        limit.refused(time.instant());
        limit.refused(time.instant());
        time.pass(Duration.ofMillis(100));
        limit.refused(time.instant());

        assertThat(limit.perSecond()).isEqualTo(2.5);
        assertThat(limit.take(time.instant(), PATIENCE).orElseThrow()).isPositive();
    }

    @Test
    void shouldNeverStopAltogetherWhenRefusedForLong() {
        for (int i = 0; i < 100; i++) {
            limit.refused(time.instant());
            time.pass(Duration.ofSeconds(2));
        }

        assertThat(limit.perSecond()).isEqualTo(0.2);
    }

    @Test
    void shouldReturnToTheDefaultAndNoFurtherWhenCallsAreRareAndAccepted() {
        limit.refused(time.instant());
        for (int i = 0; i < 1000; i++) {
            time.pass(Duration.ofSeconds(10));
            take();
            limit.accepted();
        }

        assertThat(limit.perSecond()).isCloseTo(5, within(0.11));
    }

    @Test
    void shouldFindOutARaisedLimitWhenThereIsAQueue() {
        for (int i = 0; i < 2000; i++) {
            take();
            limit.accepted();
        }

        assertThat(limit.perSecond()).isCloseTo(20, within(0.2));
    }

    @Test
    void shouldTakeNothingWhenTheWaitIsTooLong() {
        for (int i = 0; i < 110; i++) {
            limit.take(time.instant(), PATIENCE);
        }

        assertThat(limit.take(time.instant(), PATIENCE)).isEmpty();
        time.pass(Duration.ofSeconds(1));
        assertThat(limit.take(time.instant(), PATIENCE)).isPresent();
    }

    @Test
    void shouldConvergeToWhatTheAccountAllowsWhenItAllowsLess() {
        // The account really has 2 calls a second with a burst of 2.
        var allowed = new RateLimit(new Rate(2, 2), time.instant());
        int refused = 0;
        int accepted = 0;
        Instant start = time.instant();
        while (Duration.between(start, time.instant()).toMinutes() < 10) {
            take();
            if (allowed.take(time.instant(), Duration.ZERO).isPresent()) {
                accepted++;
                limit.accepted();
            } else {
                refused++;
                limit.refused(time.instant());
            }
        }

        assertThat(accepted).isGreaterThan(600);
        assertThat(refused).isLessThan(accepted / 10);
    }

    @Test
    void shouldShareTheLimitBetweenOperationsOnOneAccountAndNotAcrossRegions() {
        var http = new ScriptedHttp();
        var clouds = new AwsClouds(AwsSettings.rehearsal(http, time, time, 1));
        for (int i = 0; i < 120; i++) {
            http.ok("<DescribeImagesResponse><imagesSet/></DescribeImagesResponse>");
        }
        for (int i = 0; i < 100; i++) {
            clouds.open("prod", "eu-west-1", Fence.NONE).images().named("x");
        }
        assertThat(time.waits()).isEmpty();

        clouds.open("prod", "us-east-1", Fence.NONE).images().named("x");
        assertThat(time.waits()).isEmpty();

        clouds.open("prod", "eu-west-1", Fence.NONE).images().named("x");
        assertThat(time.waits()).hasSize(1);
    }
}
