package io.jenkins.plugins.slipway.spec;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads {@code gates}. */
final class GatesReader {
    private static final int MOST_ALARMS = 10;
    private static final Duration LONGEST_APPROVAL = Duration.ofDays(30);
    private static final Duration USUAL_APPROVAL = Duration.ofHours(24);

    private final Section gates;

    GatesReader(Section gates) {
        this.gates = gates;
    }

    GatesSpec read() {
        return new GatesSpec(before(), alarms());
    }

    List<BeforeGate> before() {
        var items = gates.items("before");
        items.stream()
                .filter(gate -> gate.keys() > 1)
                .forEach(gate -> gate.fault("is more than one gate", "write one gate on each line"));
        return items.stream().map(this::before).flatMap(Optional::stream).toList();
    }

    private Optional<BeforeGate> before(Section gate) {
        if (gate.has("freeze")) {
            var freeze = gate.child("freeze");
            checkCron(freeze);
            return freeze.text("cron").map(cron -> new BeforeGate.Freeze(cron, zone(freeze.child("timezone"))));
        }
        if (gate.has("approval")) {
            var approval = gate.child("approval");
            var limit = approval.duration("within", Duration.ofMinutes(1), LONGEST_APPROVAL);
            return Optional.of(new BeforeGate.Approval(approval.text("by"), limit.orElse(USUAL_APPROVAL)));
        }
        return gate.text("alarm").map(BeforeGate.Alarm::new);
    }

    private static void checkCron(Section freeze) {
        try {
            freeze.text("cron")
                    .ifPresent(cron ->
                            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(cron));
        } catch (IllegalArgumentException wrong) {
            freeze.child("cron")
                    .fault(
                            "no cron of minutes: "
                                    + wrong.getMessage().replace("Failed to parse cron expression. ", ""),
                            "write minute, hour, day of month, month, day of week: \"* 16-23 * * FRI\"; a window over"
                                    + " midnight is two gates");
        }
    }

    private static ZoneId zone(Section zone) {
        var name = zone.text().orElse("UTC");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            zone.fault(
                    "unknown time zone '" + name + "'",
                    Suggestion.orElse(name, ZoneId.getAvailableZoneIds(), "write one such as Europe/Berlin"));
            return ZoneOffset.UTC;
        }
    }

    private List<String> alarms() {
        var during = gates.items("during");
        for (var gate : during) {
            if (!gate.has("alarm") && !gate.has("errorBudget")) {
                gate.fault("names no alarm", "write {alarm: name-of-an-alarm}");
            }
        }
        Section.faultDuplicates(during.stream().map(gate -> gate.child("alarm")), "alarm");
        if (during.size() > MOST_ALARMS) {
            gates.child("during")
                    .fault(
                            during.size() + " alarms, AWS watches " + MOST_ALARMS + " at most",
                            "make a composite alarm");
        }
        return during.stream()
                .map(gate -> gate.text("alarm"))
                .flatMap(Optional::stream)
                .toList();
    }
}
