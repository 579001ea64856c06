package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import io.jenkins.plugins.slipway.rehearsal.world.sts.Callers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Brings the faults of a world's plan about that befall calls. Each region counts its own calls, so regions do not disturb each other. */
public final class WireFaults implements Disturbance {
    /** What a client waits for an answer. */
    private static final Duration TIME_OUT = Duration.ofSeconds(10);

    private final World world;
    private final Map<String, Long> calls = new HashMap<>();

    private WireFaults(World world) {
        this.world = world;
    }

    public static Disturbance of(World world) {
        return world.settings().faults().profile() == FaultProfile.NONE ? NONE : new WireFaults(world);
    }

    @Override
    public Optional<Mishap> befalling(Call call) {
        var number = calls.merge(call.region(), 1L, Long::sum);
        if (strikes(FaultKind.SILENCE, call, number)) {
            return Optional.of(Mishap.unanswered(false, TIME_OUT));
        }
        if (strikes(FaultKind.REQUEST_LOST, call, number)) {
            return Optional.of(Mishap.unanswered(false, Duration.ZERO));
        }
        if (strikes(FaultKind.EXPIRED, call, number)) {
            return Optional.of(Mishap.refused(Callers.expired(call.service())));
        }
        if (strikes(FaultKind.THROTTLED, call, number)) {
            return Optional.of(Mishap.refused(throttled(call.service())));
        }
        if (strikes(FaultKind.CONTENTION, call, number) && !Endpoint.reads(call)) {
            return Optional.of(Mishap.refused(new WorldFault(
                    "ResourceContention", "You already have a pending update to an Auto Scaling resource.", 500)));
        }
        if (strikes(FaultKind.SERVER_ERROR, call, number)) {
            var late = world.chance("late-error/" + call.region() + "/" + number) < 0.5;
            return Optional.of(new Mishap(late, failed(call.service()), Duration.ZERO));
        }
        return strikes(FaultKind.REPLY_LOST, call, number)
                ? Optional.of(Mishap.unanswered(true, Duration.ZERO))
                : Optional.empty();
    }

    private boolean strikes(FaultKind kind, Call call, long number) {
        var what = call.service() + ":" + call.action();
        return world.struck(kind, call.region(), what, call.region() + "/" + number)
                .isPresent();
    }

    /** Common errors of each service's API reference. */
    private static WorldFault throttled(String service) {
        return switch (service) {
            case "ec2" -> new WorldFault("RequestLimitExceeded", "Request limit exceeded.", 503);
            case "ssm", "scheduler" -> new WorldFault("ThrottlingException", "Rate exceeded");
            default -> new WorldFault("Throttling", "Rate exceeded");
        };
    }

    private static WorldFault failed(String service) {
        return switch (service) {
            case "ec2" -> new WorldFault("InternalError", "An internal error has occurred", 500);
            case "ssm" -> new WorldFault("InternalServerError", "An error occurred on the server side.", 500);
            case "scheduler" -> new WorldFault("InternalServerException", "Unexpected error encountered.", 500);
            default -> new WorldFault("InternalFailure", "The request processing has failed.", 500);
        };
    }
}
