package io.jenkins.plugins.slipway.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.fuzz.Fuzz;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a stranger sends to the rehearsal: an answer, or a refusal of AWS's form; never a failure of ours. */
class WireFuzzTest {
    private static final List<String> PIECES = List.of(
            "&",
            "=",
            "%",
            "%zz",
            "%00",
            ".1",
            ".member.1",
            ".99999999",
            "-1",
            "1e99",
            "",
            "true",
            "null",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            ":",
            ",",
            "2026-13-01T00:00:00Z",
            "99999999999999999999",
            "Filter.1.Name=x",
            "\u0000",
            "\ud800");
    private Endpoint endpoint;

    @BeforeEach
    void world() {
        var settings = Settings.standard();
        var shop = new Estate.Fleet("eu-central-1", "shop", 2, Optional.empty(), List.of());
        endpoint = Rehearsal.of(settings, Estate.of(shop), new VirtualClock(settings.start()))
                .endpoint();
    }

    @Test
    void shouldAnswerOrRefuseMutatedFormsOfAutoScaling() {
        var start = "Action=StartInstanceRefresh&Version=2011-01-01&AutoScalingGroupName=shop&Strategy=Rolling"
                + "&Preferences.MinHealthyPercentage=90&Preferences.CheckpointPercentages.member.1=50"
                + "&DesiredConfiguration.LaunchTemplate.LaunchTemplateId=lt-0&DesiredConfiguration.LaunchTemplate.Version=2";
        new Fuzz(start, PIECES).each(body -> check("autoscaling", "application/x-www-form-urlencoded", Map.of(), body));
    }

    @Test
    void shouldAnswerOrRefuseMutatedFormsOfEc2() {
        var run =
                "Action=RunInstances&Version=2016-11-15&ImageId=ami-0123456789abcdef0&InstanceType=t3.small&MinCount=1&MaxCount=1"
                        + "&ClientToken=a&TagSpecification.1.ResourceType=instance&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v";
        new Fuzz(run, PIECES).each(body -> check("ec2", "application/x-www-form-urlencoded", Map.of(), body));
    }

    @Test
    void shouldAnswerOrRefuseMutatedJson() {
        var put =
                "{\"Name\":\"/a\",\"Value\":\"b\",\"Type\":\"String\",\"Overwrite\":true,\"Tags\":[{\"Key\":\"k\",\"Value\":\"v\"}]}";
        var target = Map.of("X-Amz-Target", "AmazonSSM.PutParameter");
        new Fuzz(put, PIECES).each(body -> check("ssm", "application/x-amz-json-1.1", target, body));
    }

    private void check(String service, String type, Map<String, String> more, String body) {
        var headers = new HashMap<>(more);
        headers.put("Content-Type", type);
        headers.put(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIA1/20260301/eu-central-1/%s/aws4_request, SignedHeaders=host"
                        .formatted(service));
        var reply = endpoint.answer(new Request("POST", "/", "", headers, body.getBytes(StandardCharsets.UTF_8)));
        assertThat(reply.status())
                .as(new String(reply.body(), StandardCharsets.UTF_8))
                .isBetween(200, 499);
    }
}
