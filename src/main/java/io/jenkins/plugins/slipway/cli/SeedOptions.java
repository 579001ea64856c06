package io.jenkins.plugins.slipway.cli;

import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --seed} or {@code --seeds}. */
final class SeedOptions {
    @Option(names = "--seed", paramLabel = "N", description = "Same seed, same rehearsal. Default: 1.")
    private Long seed;

    @Option(
            names = "--seeds",
            paramLabel = "FIRST..LAST",
            converter = Converter.class,
            description =
                    "One rehearsal for each, both ends included; prints how they ended, and whether every invariant"
                            + " held.")
    private Range range;

    /** @param last not below first */
    record Range(long first, long last) {
        long count() {
            return last - first + 1;
        }
    }

    long seed() {
        return seed == null ? 1 : seed;
    }

    Optional<Range> range() {
        return Optional.ofNullable(range);
    }

    /** {@code 1..2000}. */
    static final class Converter implements ITypeConverter<Range> {
        private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");

        @Override
        public Range convert(String text) {
            var range = RANGE.matcher(text);
            if (!range.matches()) {
                throw new TypeConversionException(
                        "'%s' is no range of seeds; write FIRST..LAST, as in 1..200".formatted(text));
            }
            var first = Long.parseLong(range.group(1));
            var last = Long.parseLong(range.group(2));
            if (last < first) {
                throw new TypeConversionException(
                        "'%s' ends before it begins; write the lower seed first".formatted(text));
            }
            return new Range(first, last);
        }
    }
}
