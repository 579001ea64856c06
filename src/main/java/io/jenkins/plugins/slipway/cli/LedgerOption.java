package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --ledger}. */
final class LedgerOption {
    @Option(
            names = "--ledger",
            paramLabel = "PATH|jdbc:postgresql:…",
            defaultValue = "${env:SLIPWAY_LEDGER:-.slipway/ledger}",
            converter = Converter.class,
            description = "Where operations, releases and DORA events are kept: a file, or a PostgreSQL database."
                    + " Default: $SLIPWAY_LEDGER, else .slipway/ledger.")
    private LedgerAddress address;

    /** Opens it, and makes it where there is none; the caller closes it. */
    Ledger open() {
        return Ledger.open(address);
    }

    /** Opens one that is there: a mistyped path must not answer that there is nothing. @throws WrongUsage when there is none */
    Ledger openPresent() {
        if (isMissing()) {
            throw new WrongUsage(
                    "there is no ledger at %s: name the one of your operations with --ledger or SLIPWAY_LEDGER; the first 'slipway deliver', or another command that begins something, makes one"
                            .formatted(address));
        }
        return open();
    }

    /** Where there is none, an empty one in memory: for what reads the world, and the ledger beside it. */
    Ledger openOrEmpty() {
        return isMissing() ? Ledger.inMemory() : open();
    }

    boolean isMissing() {
        return Ledger.isMissing(address);
    }

    LedgerAddress address() {
        return address;
    }

    static final class Converter implements ITypeConverter<LedgerAddress> {
        @Override
        public LedgerAddress convert(String text) {
            try {
                return LedgerAddress.of(text);
            } catch (IllegalArgumentException unusable) {
                throw new TypeConversionException(unusable.getMessage());
            }
        }
    }
}
