package io.jenkins.plugins.slipway.estate;

import java.time.Duration;

/**
 * What something will probably take.
 *
 * @param surge most instances beyond those in service, at any time
 * @param instanceHours that these cost beyond those in service
 */
public record Forecast(Duration time, int surge, double instanceHours) {
    public static final Forecast NOTHING = new Forecast(Duration.ZERO, 0, 0);

    /** Only time passes. */
    public static Forecast of(Duration time) {
        return new Forecast(time, 0, 0);
    }

    /** Some instances more for some time. */
    public static Forecast of(Duration time, int surge) {
        return new Forecast(time, surge, surge * time.toMillis() / 3_600_000.0);
    }

    /** This, and after it another. */
    public Forecast then(Forecast next) {
        return new Forecast(time.plus(next.time), Math.max(surge, next.surge), instanceHours + next.instanceHours);
    }

    /** This, and beside it another. */
    public Forecast beside(Forecast other) {
        return new Forecast(
                time.compareTo(other.time) >= 0 ? time : other.time,
                surge + other.surge,
                instanceHours + other.instanceHours);
    }

    /** For people: {@code about 1 h 20 min, surge of 5 instances, 3.2 instance-hours}. */
    public String describe() {
        var minutes = time.plusSeconds(30).toMinutes();
        var length = minutes < 60 ? minutes + " min" : "%d h %d min".formatted(minutes / 60, minutes % 60);
        return surge == 0
                ? "about %s, no surge".formatted(length)
                : "about %s, a surge of %d instances at most, %.1f instance-hours"
                        .formatted(length, surge, instanceHours);
    }
}
