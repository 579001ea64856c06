package io.jenkins.plugins.slipway.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.rehearsal.world.Timeline;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class EndpointTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private final Timeline timeline = new Timeline(START);
    private final VirtualClock clock = new VirtualClock(START);
    private final List<String> changes = new ArrayList<>();
    private final ScriptedService autoscaling = new ScriptedService("autoscaling").on("SetDesiredCapacity", call -> {
        var group = call.params().required("AutoScalingGroupName");
        var size = call.params().integer("DesiredCapacity").orElseThrow();
        call.params().nothingElse();
        changes.add(group + "=" + size + "@" + timeline.now());
        return Answer.empty();
    });

    private Endpoint endpoint(CallerCheck callers) {
        return new Endpoint(timeline, clock, callers, List.of(autoscaling));
    }

    private static Request form(String body, Map<String, String> more) {
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        headers.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIA1/20260301/eu-west-1/autoscaling/aws4_request, SignedHeaders=host");
        headers.putAll(more);
        return new Request("POST", "/", "", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Request resize(String more) {
        return form("Action=SetDesiredCapacity&Version=2011-01-01&AutoScalingGroupName=shop&" + more, Map.of());
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldBringWorldToPresentWhenACallArrives() {
        timeline.after(Duration.ofMinutes(5), () -> changes.add("event"));
        clock.advance(Duration.ofMinutes(10));

        endpoint(CallerCheck.ANYBODY).answer(resize("DesiredCapacity=3"));

        assertThat(changes).containsExactly("event", "shop=3@2026-03-01T10:10:00Z");
    }

    @Test
    void shouldRefuseBeforeAnyChangeWhenAParameterIsNotModelled() {
        var reply =
                endpoint(CallerCheck.ANYBODY).answer(resize("DesiredCapacity=3&HonorCooldown=true&Other.member.1=x"));

        assertThat(changes).isEmpty();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(text(reply))
                .contains("<Code>NotModelled</Code>")
                .contains("HonorCooldown, Other")
                .contains("Slipway rehearsal");
    }

    @Test
    void shouldRefuseInTheServicesWordsWhenAParameterIsMissingOrNoNumber() {
        var endpoint = endpoint(CallerCheck.ANYBODY);

        var missing = endpoint.answer(form("Action=SetDesiredCapacity&DesiredCapacity=3", Map.of()));
        var wrong = endpoint.answer(resize("DesiredCapacity=three"));

        assertThat(text(missing))
                .contains("<Code>ValidationError</Code>")
                .contains("Value null at 'autoScalingGroupName' failed to satisfy constraint");
        assertThat(text(wrong)).contains("Value (three) for parameter DesiredCapacity is invalid");
        assertThat(changes).isEmpty();
    }

    @Test
    void shouldRefuseWhenCallerMayNot() {
        var endpoint = endpoint(call -> {
            throw new WorldFault("ExpiredToken", call.accessKey() + " is expired", 403);
        });

        var reply = endpoint.answer(resize("DesiredCapacity=3"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(text(reply)).contains("<Code>ExpiredToken</Code>").contains("AKIA1 is expired");
        assertThat(changes).isEmpty();
    }

    @Test
    void shouldAnswerWith500WhenAHandlerOrTheWorldIsDefect() {
        autoscaling.on("DescribeTags", call -> {
            throw new IllegalStateException("broken");
        });
        var endpoint = endpoint(CallerCheck.ANYBODY);

        var handler = silently(() -> endpoint.answer(form("Action=DescribeTags", Map.of())));
        timeline.after(Duration.ofMinutes(1), () -> {
            throw new IllegalStateException("torn");
        });
        clock.advance(Duration.ofMinutes(2));
        var world = silently(() -> endpoint.answer(resize("DesiredCapacity=3")));

        assertThat(handler.status()).isEqualTo(500);
        assertThat(text(handler)).contains("InternalFailure").contains("broken");
        assertThat(text(world)).contains("InternalFailure").contains("torn");
    }

    /** The log is for whoever mends a defect; here it is made on purpose. */
    private static Reply silently(Supplier<Reply> call) {
        var log = Logger.getLogger(Endpoint.class.getName());
        log.setLevel(Level.OFF);
        try {
            return call.get();
        } finally {
            log.setLevel(null);
        }
    }

    @Test
    void shouldCountCallsWhenTheyAreRefusedToo() {
        var endpoint = endpoint(CallerCheck.ANYBODY);
        endpoint.answer(resize("DesiredCapacity=3"));
        endpoint.answer(resize("DesiredCapacity=x"));
        endpoint.answer(form("Action=Unknown", Map.of()));

        assertThat(endpoint.calls())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("autoscaling:SetDesiredCapacity", 2L, "autoscaling:Unknown", 1L));
    }

    @Test
    void shouldCarryOutCallWhenItComesFromInside() {
        var endpoint = endpoint(CallerCheck.ANYBODY);

        endpoint.invoke(
                "eu-west-1",
                "autoscaling",
                "SetDesiredCapacity",
                "{\"AutoScalingGroupName\": \"shop\", \"DesiredCapacity\": 2}");

        assertThat(changes).containsExactly("shop=2@" + START);
        assertThatThrownBy(() -> endpoint.invoke("eu-west-1", "autoscaling", "SetDesiredCapacity", "{"))
                .isInstanceOf(WorldFault.class)
                .hasMessageContaining("not a JSON object");
    }

    @Test
    void shouldFindServiceWhenNothingIsSigned() {
        var byVersion = new Request(
                "POST",
                "/",
                "",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "Action=SetDesiredCapacity&Version=2011-01-01&AutoScalingGroupName=a&DesiredCapacity=1"
                        .getBytes(StandardCharsets.UTF_8));
        var byHost = new Request(
                "GET",
                "/",
                "Action=SetDesiredCapacity&AutoScalingGroupName=b&DesiredCapacity=2",
                Map.of("host", "autoscaling.eu-west-1.amazonaws.com"),
                new byte[0]);

        endpoint(CallerCheck.ANYBODY).answer(byVersion);
        endpoint(CallerCheck.ANYBODY).answer(byHost);

        assertThat(changes).containsExactly("a=1@" + START, "b=2@" + START);
    }

    @Test
    void shouldGiveSameRequestIdsWhenRunTwice() {
        var first = endpoint(CallerCheck.ANYBODY).answer(resize("DesiredCapacity=3"));
        var second = endpoint(CallerCheck.ANYBODY).answer(resize("DesiredCapacity=3"));

        assertThat(first.headers()).isEqualTo(second.headers()).containsKey("x-amzn-RequestId");
    }
}
