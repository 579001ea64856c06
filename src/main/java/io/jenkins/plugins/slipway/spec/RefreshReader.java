package io.jenkins.plugins.slipway.spec;

import java.time.Duration;
import java.util.List;

/** Reads {@code refresh}. */
final class RefreshReader {
    private static final Duration TWO_DAYS = Duration.ofHours(48);

    private final Section refresh;

    RefreshReader(Section refresh) {
        this.refresh = refresh;
    }

    RefreshSpec read() {
        int least = refresh.child("minHealthy").percent().orElse(90);
        int most = refresh.child("maxHealthy").percent().orElse(110);
        if (least > 100) {
            refresh.child("minHealthy").fault("'" + least + "' is out of range", "write 0% to 100%");
        }
        if (refresh.has("maxHealthy") && most < 100) {
            refresh.child("maxHealthy").fault("'" + most + "' is out of range", "write 100% to 200%");
        } else if (most - least > 100) {
            refresh.child("maxHealthy")
                    .fault(
                            "maxHealthy - minHealthy is " + (most - least) + ", AWS allows 100 at most",
                            "write at most " + (least + 100) + "%");
        }
        var warmup = refresh.duration("warmup", Duration.ZERO, Duration.ofHours(6));
        var delay = refresh.duration("checkpointDelay", Duration.ZERO, TWO_DAYS);
        if (delay.isPresent() && !refresh.has("checkpoints")) {
            refresh.child("checkpointDelay").fault("there are no checkpoints to halt at", "add checkpoints: [50, 100]");
        }
        return new RefreshSpec(
                least,
                most,
                warmup,
                checkpoints(),
                delay,
                refresh.duration("bakeTime", Duration.ZERO, TWO_DAYS).orElse(Duration.ofMinutes(10)),
                new HeldSpec(
                        refresh.choice("protectedInstances", HeldSpec.DEFAULT.protectedInstances()),
                        refresh.choice("standbyInstances", HeldSpec.DEFAULT.standbyInstances())));
    }

    private List<Integer> checkpoints() {
        var checkpoints = refresh.percents("checkpoints");
        Ascending.require(refresh.items("checkpoints"), 1, 100, "checkpoints");
        if (!checkpoints.isEmpty() && checkpoints.get(checkpoints.size() - 1) < 100) {
            refresh.child("checkpoints").fault("the last checkpoint is not 100%", "add 100");
        }
        return checkpoints;
    }
}
