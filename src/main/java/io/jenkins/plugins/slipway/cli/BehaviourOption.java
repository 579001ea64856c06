package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --release} of a rehearsal. */
final class BehaviourOption {
    @Option(
            names = "--release",
            paramLabel = "BEHAVIOUR",
            converter = Converter.class,
            description = "What the new release does under traffic: good, errors (5xx from the start), slow (latency"
                    + " +40 %%), late-errors (only once the whole fleet runs it), no-boot (never healthy behind the load"
                    + " balancer), flaky (errors now and then). Default: good.")
    private Behaviour behaviour;

    Behaviour behaviour() {
        return given().orElse(Behaviour.GOOD);
    }

    Optional<Behaviour> given() {
        return Optional.ofNullable(behaviour);
    }

    /** By the words of the command line. */
    static final class Converter implements ITypeConverter<Behaviour> {
        @Override
        public Behaviour convert(String text) {
            return Arrays.stream(Behaviour.values())
                    .filter(behaviour -> behaviour.word().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'%s' is no behaviour; choose one of %s"
                            .formatted(
                                    text,
                                    Arrays.stream(Behaviour.values())
                                            .map(Behaviour::word)
                                            .collect(Collectors.joining(", ")))));
        }
    }
}
