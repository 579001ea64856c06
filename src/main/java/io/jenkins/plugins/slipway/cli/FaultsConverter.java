package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code --faults}, by the words of the command line. */
final class FaultsConverter implements ITypeConverter<FaultProfile> {
    @Override
    public FaultProfile convert(String text) {
        return Arrays.stream(FaultProfile.values())
                .filter(profile -> profile.word().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'%s' is no profile of faults; choose one of %s"
                        .formatted(
                                text,
                                Arrays.stream(FaultProfile.values())
                                        .map(FaultProfile::word)
                                        .collect(Collectors.joining(", ")))));
    }
}
