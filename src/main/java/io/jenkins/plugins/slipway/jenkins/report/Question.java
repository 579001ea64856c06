package io.jenkins.plugins.slipway.jenkins.report;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.report.Grouping;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked for by the parameters of an address: {@code days} or {@code from} and {@code to}, {@code timezone}, {@code by},
 * {@code service}, {@code environment}.
 *
 * @param by what the rows are
 */
record Question(DoraQuery query, Grouping by) {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 3660;
    private static final Set<String> KNOWN = Set.of("days", "from", "to", "timezone", "by", "service", "environment");

    /** @throws WrongQuestion when one is unknown, twice there, or none that can be understood */
    static Question of(Map<String, String[]> parameters, Instant now) throws WrongQuestion {
        for (var name : parameters.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new WrongQuestion(Messages.Question_Unknown(name, listed(KNOWN)));
            }
        }
        var query = window(parameters, now).of(all(parameters, "service"), all(parameters, "environment"));
        return new Question(query, by(one(parameters, "by", Grouping.UNIT.key())));
    }

    private static Grouping by(String key) throws WrongQuestion {
        for (var grouping : Grouping.values()) {
            if (grouping.key().equals(key)) {
                return grouping;
            }
        }
        throw new WrongQuestion(Messages.Question_By(
                key, Stream.of(Grouping.values()).map(Grouping::key).collect(Collectors.joining(", "))));
    }

    private static DoraQuery window(Map<String, String[]> parameters, Instant now) throws WrongQuestion {
        if (parameters.containsKey("days") && parameters.containsKey("from")) {
            throw new WrongQuestion(Messages.Question_DaysOrFrom());
        }
        var zone = zone(one(parameters, "timezone", "UTC"));
        var to = parameters.containsKey("to")
                ? time("to", one(parameters, "to", ""), zone)
                : now.truncatedTo(ChronoUnit.SECONDS);
        var from = parameters.containsKey("from")
                ? time("from", one(parameters, "from", ""), zone)
                : to.atZone(zone).minusDays(days(parameters)).toInstant();
        if (!from.isBefore(to)) {
            throw new WrongQuestion(Messages.Question_Empty(from, to));
        }
        if (ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw new WrongQuestion(Messages.Question_Long(MOST_DAYS));
        }
        return DoraQuery.between(from, to).in(zone);
    }

    private static int days(Map<String, String[]> parameters) throws WrongQuestion {
        var text = one(parameters, "days", String.valueOf(USUAL_DAYS));
        var days = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (days < 1 || days > MOST_DAYS) {
            throw new WrongQuestion(Messages.Question_Days(text, MOST_DAYS));
        }
        return days;
    }

    private static ZoneId zone(String name) throws WrongQuestion {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new WrongQuestion(Messages.Question_Zone(name), unknown);
        }
    }

    /** A day begins at midnight of the zone. */
    private static Instant time(String name, String text, ZoneId zone) throws WrongQuestion {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw new WrongQuestion(Messages.Question_Time(name, text), unreadable);
        }
    }

    private static String one(Map<String, String[]> parameters, String name, String usual) throws WrongQuestion {
        var values = parameters.get(name);
        if (values == null) {
            return usual;
        }
        if (values.length > 1) {
            throw new WrongQuestion(Messages.Question_Twice(name));
        }
        return values[0];
    }

    private static Set<String> all(Map<String, String[]> parameters, String name) {
        return Stream.of(parameters.getOrDefault(name, new String[0]))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String listed(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
