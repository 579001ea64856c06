package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import io.jenkins.plugins.slipway.rehearsal.world.Alarms;
import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.Eventual;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The alarms of one region, evaluated every minute as long as there are any (CloudWatch, "Alarm evaluation"). */
public final class AlarmBook implements Alarms {
    private final Region region;
    private final MetricStore store;
    private final Eventual<WatchedAlarm> alarms;
    private boolean ticking;

    AlarmBook(Region region, MetricStore store) {
        this.region = region;
        this.store = store;
        this.alarms = new Eventual<>(region.world(), region.name() + "/alarm");
    }

    /** A new alarm begins without data; an existing one keeps its state (API reference, {@code PutMetricAlarm}). */
    public void put(Alarm alarm) {
        var before = alarms.now(alarm.name());
        alarms.put(
                alarm.name(),
                before.map(known -> known.with(alarm))
                        .orElseGet(() -> new WatchedAlarm(
                                alarm,
                                AlarmState.INSUFFICIENT_DATA,
                                "Unchecked: Initial alarm creation",
                                region.world().now())));
        tick();
    }

    /** As a describe sees them. */
    public List<WatchedAlarm> described() {
        return alarms.allSeen();
    }

    /** All or none. @throws WorldFault {@code ResourceNotFound} */
    public void delete(Collection<String> names) {
        names.forEach(this::require);
        names.forEach(alarms::remove);
    }

    /** Lasts until the next evaluation. @throws WorldFault {@code ResourceNotFound} */
    public void set(String name, AlarmState state, String reason) {
        require(name);
        alarms.change(
                name,
                watched -> new WatchedAlarm(
                        watched.alarm(), state, reason, region.world().now()));
    }

    /** Names that are not there are passed over. */
    public void enableActions(Collection<String> names, boolean enabled) {
        names.forEach(name -> alarms.change(
                name,
                watched -> watched.with(
                        watched.alarm().with(watched.alarm().actions().enabled(enabled)))));
    }

    @Override
    public Optional<String> state(String alarmName) {
        return alarms.now(alarmName).map(watched -> watched.state().name());
    }

    void count(Census.Tally tally) {
        tally.count(
                "alarms",
                alarms.allNow().stream()
                        .map(watched -> watched.alarm().name() + " " + watched.state())
                        .toList(),
                alarms.everCreated());
    }

    private void require(String name) {
        if (alarms.now(name).isEmpty()) {
            throw new WorldFault("ResourceNotFound", "The alarm " + name + " does not exist", 404);
        }
    }

    private void tick() {
        if (!ticking && !alarms.allNow().isEmpty()) {
            ticking = true;
            var nextMinute =
                    region.world().now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            region.world().timeline().at(nextMinute, () -> {
                ticking = false;
                alarms.allNow().forEach(this::evaluate);
                tick();
            });
        }
    }

    private void evaluate(WatchedAlarm watched) {
        var alarm = watched.alarm();
        var evaluation = alarm.evaluation();
        var values = values(alarm, evaluation.range());
        var points = new ArrayList<Boolean>();
        values.forEach(
                value -> points.add(value == null ? null : alarm.comparison().breaches(value, alarm.threshold())));
        var state = evaluation.state(points, watched.state());
        if (state != watched.state()) {
            alarms.put(
                    alarm.name(),
                    new WatchedAlarm(
                            alarm, state, reason(alarm, points), region.world().now()));
        }
    }

    /** The newest period is the last one whose points can have arrived; oldest first, null where there is none. */
    private List<Double> values(Alarm alarm, int range) {
        var period = new Calculation(store, alarm.queries(), Instant.EPOCH, Instant.EPOCH).period(alarm.watched());
        var due = region.world().now().minus(MetricStore.LATE).getEpochSecond();
        var end = Instant.ofEpochSecond(Math.floorDiv(due, period) * period);
        var start = end.minus(Duration.ofSeconds((long) range * period));
        var result = new Calculation(store, alarm.queries(), start, end)
                .result(alarm.watched().id());
        var values = new ArrayList<Double>();
        for (var at = start; at.isBefore(end); at = at.plusSeconds(period)) {
            values.add(result.get(at));
        }
        return values;
    }

    private static String reason(Alarm alarm, List<Boolean> points) {
        var breaching = points.stream().filter(Boolean.TRUE::equals).count();
        return "Threshold Crossed: %d of the last %d periods with data were %s the threshold (%s), %d without data"
                .formatted(
                        breaching,
                        points.size(),
                        alarm.comparison().phrase(),
                        alarm.threshold(),
                        points.stream().filter(point -> point == null).count());
    }
}
