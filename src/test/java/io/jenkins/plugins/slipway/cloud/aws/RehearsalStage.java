package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The contract's service in the rehearsal, in process and in virtual time, stale reads included. */
final class RehearsalStage implements Stage {
    private static final String REGION = "eu-west-1";
    private static final String LISTENER =
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2";

    private final VirtualClock clock;
    private final Rehearsal rehearsal;
    private final AwsClouds clouds;

    RehearsalStage(long seed) {
        var settings = Settings.standard().seed(seed);
        this.clock = new VirtualClock(settings.start());
        var fleet = new Estate.Fleet(REGION, group(), 2, Optional.of(rule()), List.of());
        this.rehearsal = Rehearsal.of(settings, Estate.of(fleet), clock);
        this.clouds = new AwsClouds(AwsSettings.rehearsal(rehearsal.http(), clock, clock::advance, seed));
    }

    @Override
    public Cloud cloud() {
        return clouds.open("rehearsal", REGION, Fence.NONE);
    }

    @Override
    public String image() {
        return cloud().images()
                .newest("amazon", "al2023-ami-*-x86_64")
                .orElseThrow()
                .id();
    }

    @Override
    public String templateId() {
        return cloud().fleets().find(group()).orElseThrow().templateId();
    }

    @Override
    public String group() {
        return "checkout";
    }

    @Override
    public String rule() {
        return LISTENER.replace(":listener/", ":listener-rule/") + "/9683b2d02a6cabee";
    }

    @Override
    public String listener() {
        return LISTENER;
    }

    @Override
    public String targetGroup() {
        return cloud().fleets().find(group()).orElseThrow().targetGroups().get(0);
    }

    @Override
    public boolean has(Skill skill) {
        return true;
    }

    @Override
    public void pass(Duration duration) {
        clock.advance(duration);
    }

    /** The same world, entered with another access key. */
    Cloud cloudOf(String accessKey) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret"));
        var settings = AwsSettings.rehearsal(rehearsal.http(), clock, clock::advance, 1)
                .withCredentials(connection -> credentials);
        return new AwsClouds(settings).open("rehearsal", REGION, Fence.NONE);
    }

    Census census() {
        return rehearsal.census();
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        clouds.close();
    }
}
