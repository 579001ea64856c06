package io.jenkins.plugins.slipway.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as people write them on a command line. */
final class Times {
    private Times() {}

    /** A time with its offset, or {@code now}. */
    static final class Moment implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            if (text.equals("now")) {
                return Instant.now().truncatedTo(ChronoUnit.MILLIS);
            }
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException noTime) {
                throw new TypeConversionException(
                        "'" + text + "' is no time: write one such as 2026-11-22T16:45:01+01:00, or now");
            }
        }
    }

    /** A day, from its beginning in a time zone, or a time with its offset. */
    static Instant dayOrTime(String text, ZoneId zone) {
        try {
            return text.length() == "2026-11-22".length()
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : new Moment().convert(text);
        } catch (DateTimeException | TypeConversionException neither) {
            throw new WrongUsage(
                    "'%s' is neither a day such as 2026-11-22 nor a time such as 2026-11-22T16:45:01+01:00"
                            .formatted(text),
                    neither);
        }
    }
}
