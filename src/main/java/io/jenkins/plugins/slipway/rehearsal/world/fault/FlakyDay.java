package io.jenkins.plugins.slipway.rehearsal.world.fault;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** An ordinary bad day of one region. */
final class FlakyDay {
    private static final Duration NO = Duration.ZERO;

    private FlakyDay() {}

    static Stream<Fault> of(Draw draw) {
        return Stream.of(
                        draw.always(FaultKind.THROTTLED, "", 0.02, NO),
                        draw.always(FaultKind.SERVER_ERROR, "", 0.005, NO),
                        draw.always(FaultKind.CONTENTION, "autoscaling", 0.03, NO),
                        draw.always(FaultKind.REQUEST_LOST, "", 0.003, NO),
                        draw.always(FaultKind.REPLY_LOST, "", 0.003, NO),
                        draw.always(FaultKind.STALE, "", 0.1, Duration.ofSeconds(6)),
                        draw.always(FaultKind.SLOW_BOOT, "", 0.1, Duration.ofSeconds(90)),
                        draw.maybe(FaultKind.METRICS_LATE, List.of(""), 0.5, 5, 20, 1, 30, 120),
                        draw.maybe(FaultKind.NO_CAPACITY, draw.zones(), 0.2, 3, 15, 1, 0, 0))
                .flatMap(each -> each);
    }
}
