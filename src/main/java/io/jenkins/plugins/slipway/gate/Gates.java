package io.jenkins.plugins.slipway.gate;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.operation.Wait;
import io.jenkins.plugins.slipway.spec.BeforeGate;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The gates before a wave.
 *
 * <p>An operation that has touched nothing is refused by {@link #findings} in a freeze window or while an alarm fires; between
 * waves it waits: a half rolled environment must not fail, and be taken back, for the hour of the day.
 */
public final class Gates {
    /** From when the gates of a wave are reached; for longer nobody leaves an environment half rolled. */
    public static final Duration LONGEST_FREEZE = Duration.ofHours(72);

    private static final Duration LONGEST_ALARM = Duration.ofHours(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final Clouds clouds;
    private final List<BeforeGate> gates;
    private final List<Place> places;

    /** @param places regions of the wave, in each of which the alarms must be quiet */
    public Gates(Clouds clouds, List<BeforeGate> gates, List<Place> places) {
        this.clouds = clouds;
        this.gates = List.copyOf(gates);
        this.places = places.stream().distinct().toList();
    }

    /** Those of the environment and those of the wave; an environment is approved once, before its first. @param wave from 0 */
    public static List<BeforeGate> before(EnvironmentSpec environment, int wave) {
        var ofAll = environment.gates().before().stream()
                .filter(gate -> wave == 0 || !(gate instanceof BeforeGate.Approval));
        return Stream.concat(ofAll, environment.waves().get(wave).before().stream())
                .distinct()
                .toList();
    }

    /** What speaks against starting at this time; an approval is asked for later. */
    public List<String> findings(Instant now) {
        var frozen = windows()
                .flatMap(window -> window
                        .endOfWindowAt(now)
                        .map(end -> isEndless(now, end)
                                ? "%s: has no end within a year; change gates.before".formatted(window)
                                : "%s: nothing begins before %s; start it again then, or change gates.before"
                                        .formatted(window, window.wallClock(end)))
                        .stream());
        return Stream.concat(frozen, alarmFindings(Fence.NONE).stream()).toList();
    }

    private static boolean isEndless(Instant now, Instant end) {
        return !end.isBefore(now.truncatedTo(ChronoUnit.MINUTES).plus(FreezeWindow.LONGEST));
    }

    /**
     * Waits until every gate is open: approvals first, as people are slow, then alarms, then the clock.
     *
     * @param wave name of the wave, unique in the run
     * @throws OperationFailed when a gate stays shut beyond its limit
     */
    public void pass(Run run, String wave) {
        var approvals = of(BeforeGate.Approval.class).toList();
        for (int i = 0; i < approvals.size(); i++) {
            awaitApproval(run, wave, i, approvals.get(i));
        }
        if (of(BeforeGate.Freeze.class).findAny().isEmpty()) {
            awaitQuiet(run, wave, 0);
            return;
        }
        var began = run.now("gates before wave %s: reached".formatted(wave));
        var now = began;
        for (int round = 0; ; round++) {
            awaitQuiet(run, wave, round);
            now = run.now("gates before wave %s: time %d".formatted(wave, round));
            if (!waitOutFreeze(run, wave, round, began, now)) {
                return;
            }
        }
    }

    private void awaitApproval(Run run, String wave, int index, BeforeGate.Approval approval) {
        var name = "gates before wave %s: approval %d".formatted(wave, index);
        var asked = approval.by().map(who -> " by " + who).orElse("");
        run.note(
                name + " asked", "wave %s waits for approval%s: 'slipway approve %s'".formatted(wave, asked, run.id()));
        var signal = run.signal(
                name,
                "approval%s before wave %s: 'slipway approve %s'".formatted(asked, wave, run.id()),
                Set.of(Signal.APPROVE),
                approval.limit());
        var why = signal.reason().isBlank() ? "" : ": " + signal.reason();
        run.note(name + " given", "wave %s is approved by %s%s".formatted(wave, signal.by(), why));
    }

    private void awaitQuiet(Run run, String wave, int round) {
        if (of(BeforeGate.Alarm.class).findAny().isEmpty()) {
            return;
        }
        run.until(Wait.named("gates before wave %s: alarms %d".formatted(wave, round), Boolean.class)
                .forWhat("alarms to be quiet before wave " + wave)
                .every(BETWEEN_LOOKS)
                .within(LONGEST_ALARM)
                .until(() -> {
                    var findings = alarmFindings(run::admit);
                    return findings.isEmpty() ? Look.is(true) : Look.notYet(String.join("; ", findings));
                }));
    }

    private List<String> alarmFindings(Fence fence) {
        var names = of(BeforeGate.Alarm.class).map(BeforeGate.Alarm::name).toList();
        return names.isEmpty()
                ? List.of()
                : places.stream()
                        .flatMap(place -> new AlarmWatch(place, names)
                                .findings(place.open(clouds, fence).metrics()).stream())
                        .toList();
    }

    /** @return whether there was one */
    private boolean waitOutFreeze(Run run, String wave, int round, Instant began, Instant now) {
        var shut = windows()
                .filter(window -> window.endOfWindowAt(now).isPresent())
                .findFirst();
        if (shut.isEmpty()) {
            return false;
        }
        var end = shut.get().endOfWindowAt(now).orElseThrow();
        var until = "%s until %s".formatted(shut.get(), shut.get().wallClock(end));
        if (end.isAfter(began.plus(LONGEST_FREEZE))) {
            throw OperationFailed.because("wave %s may not begin: %s; that is longer than the %d hours that are waited"
                    .formatted(wave, until, LONGEST_FREEZE.toHours()));
        }
        var name = "gates before wave %s: freeze %d".formatted(wave, round);
        run.note(name + " begun", "wave %s waits for the end of the %s".formatted(wave, until));
        run.pause(name, Duration.between(now, end));
        return true;
    }

    private Stream<FreezeWindow> windows() {
        return of(BeforeGate.Freeze.class).map(FreezeWindow::new);
    }

    private <G extends BeforeGate> Stream<G> of(Class<G> kind) {
        return gates.stream().filter(kind::isInstance).map(kind::cast);
    }
}
