package io.jenkins.plugins.slipway.rehearsal.world.fault;

import static io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind.*;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The worst day of a year in one region: of each disaster there may be one, somewhere in the middle. */
final class HostileDay {
    private static final Duration NO = Duration.ZERO;
    private static final List<String> ANY = List.of("");
    private static final List<String> SERVICES = List.of("", "ec2", "autoscaling", "elasticloadbalancing", "ssm");

    private HostileDay() {}

    static Stream<Fault> of(Draw draw) {
        return Stream.of(calls(draw), machines(draw), people(draw), metrics(draw))
                .flatMap(each -> each)
                .flatMap(each -> each);
    }

    static Stream<Fault> clock(Draw draw) {
        return draw.maybe(CLOCK_DIFFERS, ANY, 0.3, 0, 0, 1, -90, 90);
    }

    private static Stream<Stream<Fault>> calls(Draw draw) {
        return Stream.of(
                draw.always(THROTTLED, "", 0.03, NO),
                draw.maybe(THROTTLED, SERVICES, 0.4, 1, 5, 0.8, 0, 0),
                draw.always(SERVER_ERROR, "", 0.01, NO),
                draw.maybe(SERVER_ERROR, SERVICES, 0.3, 1, 8, 0.5, 0, 0),
                draw.always(CONTENTION, "autoscaling", 0.1, NO),
                draw.always(REQUEST_LOST, "", 0.01, NO),
                draw.always(REPLY_LOST, "", 0.015, NO),
                draw.always(STALE, "", 0.2, Duration.ofSeconds(12)),
                draw.maybe(SILENCE, 0.2, 10, 10, 1),
                draw.maybe(EXPIRED, 0.15, 1, 12, 1));
    }

    private static Stream<Stream<Fault>> machines(Draw draw) {
        return Stream.of(
                draw.always(SLOW_BOOT, "", 0.1, Duration.ofMinutes(2)),
                draw.maybe(SLOW_BOOT, ANY, 0.2, 10, 40, 0.7, 120, 420),
                draw.maybe(FAILED_BOOT, 0.25, 10, 60, 0.25),
                draw.maybe(
                        NO_CAPACITY,
                        Stream.concat(Stream.of(""), draw.zones().stream()).toList(),
                        0.25,
                        3,
                        30,
                        1,
                        0,
                        0),
                draw.maybe(INTERRUPTION, 0.35, 1, 30, 1),
                draw.maybe(ZONE_LOST, draw.zones(), 0.12, 10, 40, 1, 0, 0));
    }

    private static Stream<Stream<Fault>> people(Draw draw) {
        return Stream.of(
                draw.maybe(HAND_ON_GROUP, 0.15, 10, 10, 1),
                draw.maybe(HAND_ON_WEIGHTS, 0.15, 30, 60, 1),
                draw.maybe(HAND_ON_TEMPLATE, 0.12, 10, 10, 1));
    }

    private static Stream<Stream<Fault>> metrics(Draw draw) {
        return Stream.of(
                draw.maybe(ALARM_FLAPS, 0.12, 1, 6, 1),
                draw.maybe(METRICS_LATE, ANY, 0.25, 10, 30, 1, 60, 400),
                draw.maybe(METRICS_LOST, 0.12, 5, 40, 1));
    }
}
